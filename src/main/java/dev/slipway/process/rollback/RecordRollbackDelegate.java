package dev.slipway.process.rollback;

import dev.slipway.process.Answer;
import dev.slipway.process.Candidates;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.registry.ModelAliases;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.release.ReleaseId;
import dev.slipway.rollout.ChangeFreezes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Writes the rollback as a deployment event of its own: why, from which version, to which, how fast, what was lost; the
 * model registry calls the restored model again as it did.
 */
@Component
class RecordRollbackDelegate implements JavaDelegate {

    private final ChangeFreezes freezes;
    private final Candidates candidates;
    private final ModelAliases aliases;
    private final Journal journal;

    RecordRollbackDelegate(ChangeFreezes freezes, Candidates candidates, ModelAliases aliases, Journal journal) {
        this.freezes = freezes;
        this.candidates = candidates;
        this.aliases = aliases;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        ReleaseId takenBack = ReleaseId.parse(variables.textOr(Fact.ROLLED_BACK_ORDER, release.slug()));
        freezes.lift(release);
        freezes.lift(takenBack);
        aliases.follow(
                execution,
                candidates
                        .assemble(takenBack)
                        .found()
                        .map(ReleaseCandidate::releasePackage)
                        .orElse(null));
        Map<String, Object> payload = payload(variables, takenBack);
        variables.put(
                Fact.ROLLBACK_SUMMARY,
                "Rolled back from " + payload.get("from") + " to " + payload.get("restored") + "; " + payload.get("rto")
                        + ". Cause: " + payload.get("reason"));
        journal.record(execution, "RolledBack", payload);
    }

    private static Map<String, Object> payload(ReleaseVariables variables, ReleaseId takenBack) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("from", takenBack.version());
        payload.put("order", takenBack.slug());
        payload.put("restored", variables.text(Fact.RESTORED_VERSION));
        payload.put("reason", variables.textOr(Fact.ROLLBACK_CAUSE, "decided by people"));
        payload.put("comment", answer(variables, Answer.ROLLBACK_REASON));
        payload.put("severity", answer(variables, Answer.ROLLBACK_SEVERITY));
        payload.put("trigger", answer(variables, Answer.ROLLBACK_TRIGGER));
        payload.put("rto", variables.text(Fact.RTO_TEXT));
        payload.put("tries", variables.number(Fact.ROLLBACK_TRIES, 0));
        payload.put("data", answer(variables, Answer.DATA_RESTORED));
        payload.put("losses", answer(variables, Answer.RESTORED_LOSSES));
        payload.put("lost", answer(variables, Answer.RESTORED_LOSSES_TEXT));
        payload.put("affected", variables.textOr(Fact.AFFECTED_ANSWERS, ""));
        return payload;
    }

    private static String answer(ReleaseVariables variables, Answer answer) {
        return Objects.requireNonNullElse(variables.textOrNull(answer), "");
    }
}
