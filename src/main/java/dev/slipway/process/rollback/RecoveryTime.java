package dev.slipway.process.rollback;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.Figures;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.RolloutRecord;
import dev.slipway.release.ReleasePolicy;
import dev.slipway.rollout.RolloutState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * How long the way back took: from the decision to the first observation of the restored version with all traffic,
 * beside the promise of the plan. Off instead of the former version is no promise kept.
 */
@Component
class RecoveryTime {

    private static final double MILLIS_PER_MINUTE = 60_000;

    private final WayBack wayBack;
    private final ReleasePolicy policy;
    private final Journal journal;

    RecoveryTime(WayBack wayBack, ReleasePolicy policy, Journal journal) {
        this.wayBack = wayBack;
        this.policy = policy;
        this.journal = journal;
    }

    /** Measured once, at the first observation that shows the restored version. */
    void measure(DelegateExecution execution, RolloutState observed) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        if (variables.textOrNull(Fact.RTO_TEXT) != null || !wayBack.isRestored(variables, observed)) {
            return;
        }
        Duration took =
                Duration.between(Instant.parse(variables.text(Fact.ROLLBACK_DECIDED_AT)), observed.observedAt());
        boolean switchedOff = variables.is(Fact.SWITCHED_OFF);
        boolean kept = !switchedOff && took.compareTo(promised(variables)) <= 0;
        variables.put(Fact.RTO_TEXT, inWords(took, minutes(variables), kept, switchedOff));
        record(execution, observed, took, kept);
    }

    /** What the plan promised; the policy's promise where no plan came along. */
    Duration promised(ReleaseVariables variables) {
        return Duration.ofMillis(Math.round(minutes(variables) * MILLIS_PER_MINUTE));
    }

    private double minutes(ReleaseVariables variables) {
        return variables.numberOr(Answer.RTO_MINUTES, policy.rollbackTime().toMillis() / MILLIS_PER_MINUTE);
    }

    private void record(DelegateExecution execution, RolloutState observed, Duration took, boolean kept) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        Map<String, Object> payload = new LinkedHashMap<>(RolloutRecord.of(observed));
        payload.put("rtoMillis", took.toMillis());
        payload.put("rtoPromisedMinutes", Figures.decimal(minutes(variables)));
        payload.put("rtoKept", kept);
        journal.record(execution, "RollbackObserved", payload);
    }

    private static String inWords(Duration took, double promised, boolean kept, boolean switchedOff) {
        return (switchedOff ? "switched off " : "took ") + Figures.decimal(took.toMillis() / 1000.0) + " s "
                + (switchedOff ? "after" : "from") + " the decision; promised " + Figures.decimal(promised) + " min: "
                + (kept ? "kept" : "missed, a finding");
    }
}
