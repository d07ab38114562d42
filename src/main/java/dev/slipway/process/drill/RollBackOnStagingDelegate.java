package dev.slipway.process.drill;

import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.RolloutRecord;
import dev.slipway.rollout.HandWork;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Goes the way back on staging and measures it, from the end of the rollout to the first observation of what was to be
 * restored; tried again until the promised time is over. By hand that observation is the second person's.
 */
@Component
class RollBackOnStagingDelegate implements JavaDelegate {

    private final Rollout rollout;
    private final HandWork work;
    private final Journal journal;

    RollBackOnStagingDelegate(Rollout rollout, HandWork work, Journal journal) {
        this.rollout = rollout;
        this.work = work;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        boolean byHand = DrillExecution.byHand(execution);
        RolloutState observed = byHand
                ? work.observed(DrillExecution.production(execution).stagingByHand())
                : DrillExecution.way(execution, rollout).back();
        boolean restored =
                isRestored(observed, variables.text(Fact.DRILL_BACK)) && !(byHand && observed.order() != null);
        Duration took = Duration.between(Instant.parse(variables.text(Fact.DRILL_BACK_SINCE)), observed.observedAt());
        if (!restored && !byHand && took.toMillis() <= variables.number(Fact.DRILL_PROMISED_MILLIS, 0)) {
            throw new IllegalStateException("The way back on staging is not done yet: expected "
                    + variables.text(Fact.DRILL_BACK) + ", observed " + RolloutRecord.of(observed)
                    + ". It is tried again until the promised time is over.");
        }
        variables
                .put(Fact.DRILL_RESTORED, restored)
                .put(Fact.DRILL_TOOK_MILLIS, restored || !byHand ? millis(took) : null)
                .put(Fact.DRILL_FAILURE, restored ? null : "Not restored: " + RolloutRecord.of(observed));
        Map<String, Object> payload = new LinkedHashMap<>(RolloutRecord.of(observed));
        payload.put("restored", restored);
        journal.record(execution, "DrillRolledBack", payload);
    }

    /** Clipped to what a process variable of this type holds, which is 24 days. */
    private static int millis(Duration took) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, took.toMillis()));
    }

    private static boolean isRestored(RolloutState observed, String expected) {
        return observed.answering()
                && observed.candidate() == null
                && RolloutRecord.name(observed.stable()).equals(expected);
    }
}
