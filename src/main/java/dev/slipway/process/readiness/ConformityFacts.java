package dev.slipway.process.readiness;

import dev.slipway.gate.GateFacts;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import dev.slipway.process.GateFactSource;
import dev.slipway.release.ReleaseId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the Act wants in place before a high-risk system is put into service (Art. 47 to 49), as the compliance officer
 * last answered for this very release. Read from the ledger: a variable could have been changed since.
 */
@Component
class ConformityFacts implements GateFactSource {

    private static final String SECTION = "Activity_VerifyCompliance";

    private static final List<String> DECLARATION = List.of("4_2", "C_3", "H_3");
    private static final List<String> CE_MARKING = List.of("C_4", "H_4");
    private static final List<String> REGISTRATION = List.of("4_3", "C_5", "H_5");

    private final Ledger ledger;

    ConformityFacts(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void add(GateFacts.Builder facts, ReleaseId release, DelegateExecution execution) {
        facts.fact("declarationReady", () -> confirmed(release, DECLARATION))
                .fact("ceMarkingReady", () -> confirmed(release, CE_MARKING))
                .fact("registrationReady", () -> confirmed(release, REGISTRATION));
    }

    /** Null where the section was never answered. */
    private @Nullable Boolean confirmed(ReleaseId release, List<String> items) {
        Map<String, Object> answers = answers(release);
        return answers.isEmpty() ? null : items.stream().allMatch(item -> isSettled(answers, item));
    }

    private static boolean isSettled(Map<String, Object> answers, String item) {
        Object check = answers.get("check" + item);
        Object reason = answers.get("reason" + item);
        return "yes".equals(check)
                || "na".equals(check) && reason != null && !reason.toString().isBlank();
    }

    /** A later round overrides what it asks again. */
    private Map<String, Object> answers(ReleaseId release) {
        Map<String, Object> answers = new HashMap<>();
        ledger.entries(release.slug()).stream()
                .map(Entry::content)
                .filter(content -> content.type().equals("TaskCompleted"))
                .map(NewEntry::payload)
                .filter(payload -> SECTION.equals(payload.get("task")))
                .map(payload -> payload.get("values"))
                .forEach(values -> ((Map<?, ?>) values).forEach((name, value) -> answers.put(name.toString(), value)));
        return answers;
    }
}
