package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.SlipwayTest;
import dev.slipway.gate.GateFacts;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import dev.slipway.process.GateFactSource;
import dev.slipway.release.ReleaseId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The gate reads declaration, marking and registration from what the compliance officer answered last. */
@SlipwayTest
class ConformityFactsTests {

    private static final String[] ITEMS = {"4_2", "C_3", "H_3", "C_4", "H_4", "4_3", "C_5", "H_5"};

    @Autowired
    private List<GateFactSource> sources;

    @Autowired
    private Ledger ledger;

    @Autowired
    private PlatformTransactionManager transactions;

    private final ReleaseId release = new ReleaseId(
            "conformity-probe", "1.0.0-p" + UUID.randomUUID().toString().substring(0, 8), "production", 1);

    @Test
    void nothingIsKnownWithoutAnAnswer() {
        assertThat(facts())
                .containsEntry("declarationReady", null)
                .containsEntry("ceMarkingReady", null)
                .containsEntry("registrationReady", null);
    }

    @Test
    void everyItemCounts() {
        answered(Map.of());
        assertThat(facts())
                .containsEntry("declarationReady", true)
                .containsEntry("ceMarkingReady", true)
                .containsEntry("registrationReady", true);

        answered(Map.of("checkH_4", "no"));
        assertThat(facts()).containsEntry("ceMarkingReady", false).containsEntry("declarationReady", true);

        answered(Map.of("checkC_3", "na", "reasonC_3", " "));
        assertThat(facts()).containsEntry("declarationReady", false).containsEntry("ceMarkingReady", true);
    }

    @Test
    void whatDoesNotApplyNeedsAReason() {
        answered(Map.of("checkC_4", "na", "reasonC_4", "software only", "checkH_4", "na", "reasonH_4", "the same"));
        assertThat(facts()).containsEntry("ceMarkingReady", true);
    }

    private void answered(Map<String, Object> different) {
        Map<String, Object> values = new HashMap<>();
        for (String item : ITEMS) {
            values.put("check" + item, "yes");
        }
        values.putAll(different);
        NewEntry entry = NewEntry.of(
                "TaskCompleted",
                release.slug(),
                Actor.person("compliance-officer", "compliance-officer"),
                Map.of("task", "Activity_VerifyCompliance", "values", values),
                UUID.randomUUID().toString());
        new TransactionTemplate(transactions).executeWithoutResult(status -> ledger.append(List.of(entry)));
    }

    private Map<String, Object> facts() {
        GateFacts.Builder facts = GateFacts.collect();
        sources.stream()
                .filter(source -> source.getClass().getSimpleName().startsWith("ConformityFacts"))
                .forEach(source -> source.add(facts, release, new ExecutionEntity()));
        return facts.build().asMap();
    }
}
