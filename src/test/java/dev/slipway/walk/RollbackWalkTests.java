package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.SlipwayTest;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.release.ReleasePackage;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutState;
import dev.slipway.rollout.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A release that serves everybody goes back because the system owner does not accept it. */
@SlipwayTest
class RollbackWalkTests {

    private static final String SYSTEM = "support-assistant";
    private static final String VERSION = "1.1.0";
    private static final String ACCEPT = "Activity_AcceptForProduction";
    private static final Map<String, Map<String, Object>> REFUSED = Map.of(
            "Activity_DefineRolloutPolicy",
            Map.of("canarySteps", "50", "observationPeriod", "PT5S"),
            ACCEPT,
            Map.of("acceptance", "rollBack"));

    @LocalServerPort
    private int port;

    @Autowired
    private HistoryService history;

    @Autowired
    private Rollout rollout;

    @Autowired
    private Ledger ledger;

    private final Path data;

    @Autowired
    RollbackWalkTests(@Value("${slipway.data}") Path data) {
        this.data = data;
    }

    @Test
    void theWayBackNeedsNoEvidence() throws IOException {
        Walk walk = servesEverybody();
        Path evidence = data.resolve("evidence").resolve(SYSTEM).resolve(VERSION);
        Path away = data.resolve("evidence-taken-away");
        Files.move(evidence, away);
        try {
            workUntilEnded(walk);
            assertRolledBack(walk);
        } finally {
            Files.move(away, evidence);
        }
    }

    private Walk servesEverybody() {
        Walk walk = Walk.start(port, Walk.request(SYSTEM, VERSION, "minor"), REFUSED);
        walk.untilOffered(ACCEPT);
        assertThat(serving()).isEqualTo(VERSION);
        return walk;
    }

    private void workUntilEnded(Walk walk) {
        walk.until(() -> history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(walk.slug())
                        .processDefinitionKey("ai-deployment")
                        .finished()
                        .count()
                == 1);
    }

    private void assertRolledBack(Walk walk) {
        assertThat(payload(walk, "DeploymentEventClosed").get("outcome")).isEqualTo("rolledBack");
        assertThat(serving()).isEqualTo("1.0.0");
        assertThat(payload(walk, "RollbackObserved"))
                .containsEntry("rtoKept", true)
                .containsKey("rtoMillis");
        assertThat(payload(walk, "RollbackDecided").get("automatic")).isEqualTo(false);
        assertThat(payload(walk, "RolledBack"))
                .containsEntry("from", VERSION)
                .containsEntry("restored", "1.0.0")
                .containsEntry("order", walk.slug());
    }

    private String serving() {
        RolloutState state = rollout.observe(new Target(SYSTEM, "production"));
        ReleasePackage stable = state.stable();
        return state.candidate() == null && state.answering() && stable != null ? stable.version() : "not one version";
    }

    private Map<String, Object> payload(Walk walk, String type) {
        return ledger.entries(walk.slug()).stream()
                .map(Entry::content)
                .filter(content -> content.type().equals(type))
                .findFirst()
                .orElseThrow()
                .payload();
    }
}
