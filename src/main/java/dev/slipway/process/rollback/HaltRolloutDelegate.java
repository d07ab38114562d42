package dev.slipway.process.rollback;

import dev.slipway.process.Fact;
import dev.slipway.process.IntendedEffect;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.RolloutRecord;
import dev.slipway.release.ReleaseId;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutOrder;
import dev.slipway.rollout.RolloutState;
import dev.slipway.rollout.Target;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Stops a rollout that is still on its way. */
@Component
class HaltRolloutDelegate implements JavaDelegate {

    private final WayBack wayBack;
    private final Attempt attempt;
    private final RecoveryTime recovery;
    private final Rollout rollout;
    private final Journal journal;

    HaltRolloutDelegate(WayBack wayBack, Attempt attempt, RecoveryTime recovery, Rollout rollout, Journal journal) {
        this.wayBack = wayBack;
        this.attempt = attempt;
        this.recovery = recovery;
        this.rollout = rollout;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables.of(execution).put(Fact.ROLLBACK_PROBLEM, null);
        attempt.make(execution, "halt", () -> halt(execution)).ifPresent(state -> recovery.measure(execution, state));
    }

    private RolloutState halt(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        RolloutState now = rollout.observe(new Target(release.system(), release.environment()));
        return now.candidate() == null
                ? now
                : wayBack.order(execution, now)
                        .map(order -> abort(execution, order))
                        .orElse(now);
    }

    private RolloutState abort(DelegateExecution execution, RolloutOrder order) {
        List<String> digests = List.of(order.candidate().digest());
        IntendedEffect halt = journal.intend(execution, "halt", Map.of("effect", "take the candidate out"), digests);
        RolloutState observed = rollout.abort(order);
        halt.observed("RolloutHalted", RolloutRecord.of(observed), digests);
        return observed;
    }
}
