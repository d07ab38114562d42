package dev.slipway.process.rollback;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.Figures;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.RolloutRecord;
import dev.slipway.release.ReleaseId;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Observes that the former version has all traffic, and measures how long the way back took beside the promise. */
@Component
class VerifyRollbackDelegate implements JavaDelegate {

    private static final double MILLIS_PER_MINUTE = 60_000;

    private final Rollout rollout;
    private final Journal journal;

    VerifyRollbackDelegate(Rollout rollout, Journal journal) {
        this.rollout = rollout;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        ReleaseVariables variables = ReleaseVariables.of(execution);
        RolloutState observed = rollout.observe(RollingOut.target(release));
        requireRestored(observed, variables, release);
        Duration took =
                Duration.between(Instant.parse(variables.text(Fact.ROLLBACK_DECIDED_AT)), observed.observedAt());
        double promised = variables.number(Answer.RTO_MINUTES);
        boolean kept = took.toMillis() <= promised * MILLIS_PER_MINUTE;
        variables.put(Fact.RTO_TEXT, inWords(took, promised, kept));
        record(execution, observed, took, promised, kept);
    }

    private static void requireRestored(RolloutState observed, ReleaseVariables variables, ReleaseId release) {
        String served = observed.stable() == null ? "off" : observed.stable().version();
        boolean restored = observed.answering()
                && observed.candidate() == null
                && served.equals(variables.text(Fact.RESTORED_VERSION))
                && !served.equals(release.version());
        if (!restored) {
            throw new IllegalStateException("The rollback of " + release + " is not done: expected "
                    + variables.text(Fact.RESTORED_VERSION) + " with all traffic, observed "
                    + RolloutRecord.of(observed) + ". Restore the former version by hand, then retry this job.");
        }
    }

    private void record(
            DelegateExecution execution, RolloutState observed, Duration took, double promised, boolean kept) {
        Map<String, Object> payload = new LinkedHashMap<>(RolloutRecord.of(observed));
        payload.put("rtoMillis", took.toMillis());
        payload.put("rtoPromisedMinutes", Figures.decimal(promised));
        payload.put("rtoKept", kept);
        journal.record(execution, "RollbackObserved", payload);
    }

    private static String inWords(Duration took, double promised, boolean kept) {
        return "took " + Figures.decimal(took.toMillis() / 1000.0) + " s from the decision; promised "
                + Figures.decimal(promised) + " min: " + (kept ? "kept" : "missed, a finding");
    }
}
