package dev.slipway.process.rollback;

import dev.slipway.process.Journal;
import dev.slipway.process.Orders;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.RolloutRecord;
import dev.slipway.release.ReleaseId;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutOrder;
import dev.slipway.rollout.RolloutState;
import dev.slipway.rollout.Target;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Holds a running rollout where it stands, and lets it go on; where nothing is on its way it only looks. */
@Component
class RolloutBrake {

    private final Orders orders;
    private final Rollout rollout;
    private final Journal journal;

    RolloutBrake(Orders orders, Rollout rollout, Journal journal) {
        this.orders = orders;
        this.rollout = rollout;
        this.journal = journal;
    }

    RolloutState set(
            DelegateExecution execution, String event, BiFunction<Rollout, RolloutOrder, RolloutState> command) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        RolloutState now = rollout.observe(new Target(release.system(), release.environment()));
        RolloutState observed = now.candidate() == null
                ? now
                : orders.inPlace(release)
                        .map(order -> command.apply(rollout, order))
                        .orElse(now);
        journal.record(execution, event, RolloutRecord.of(observed));
        return observed;
    }
}
