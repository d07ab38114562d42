package dev.slipway.process.rollback;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ReleaseId;
import dev.slipway.rollout.ChangeFreezes;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes the rollback as a deployment event of its own: why, from which version, to which, how fast. */
@Component
class RecordRollbackDelegate implements JavaDelegate {

    private final ChangeFreezes freezes;
    private final Journal journal;

    RecordRollbackDelegate(ChangeFreezes freezes, Journal journal) {
        this.freezes = freezes;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        ReleaseVariables variables = ReleaseVariables.of(execution);
        freezes.lift(release);
        String cause = variables.textOr(Fact.ROLLBACK_CAUSE, "decided by people");
        String restored = variables.text(Fact.RESTORED_VERSION);
        String rto = variables.text(Fact.RTO_TEXT);
        variables.put(
                Fact.ROLLBACK_SUMMARY,
                "Rolled back from " + release.version() + " to " + restored + "; " + rto + ". Cause: " + cause);
        journal.record(
                execution,
                "RolledBack",
                Map.of(
                        "from", release.version(),
                        "restored", restored,
                        "reason", cause,
                        "comment", Objects.requireNonNullElse(variables.textOrNull(Answer.ROLLBACK_REASON), ""),
                        "rto", rto));
    }
}
