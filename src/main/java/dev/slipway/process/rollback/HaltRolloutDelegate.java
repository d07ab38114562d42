package dev.slipway.process.rollback;

import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.Orders;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.RolloutRecord;
import dev.slipway.release.ReleaseId;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutOrder;
import dev.slipway.rollout.RolloutState;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes a snapshot of what serves, then stops a rollout that is still on its way. */
@Component
class HaltRolloutDelegate implements JavaDelegate {

    private final Orders orders;
    private final Rollout rollout;
    private final Journal journal;

    HaltRolloutDelegate(Orders orders, Rollout rollout, Journal journal) {
        this.orders = orders;
        this.rollout = rollout;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        RolloutState snapshot = rollout.observe(RollingOut.target(release));
        journal.record(execution, "SnapshotTaken", RolloutRecord.of(snapshot));
        if (RollingOut.isRunning(rollout, release)) {
            RolloutOrder order = orders.inPlace(release).orElseThrow();
            List<String> digests = List.of(order.candidate().digest());
            journal.intend(execution, "halt", Map.of("effect", "take the candidate out"), digests);
            RolloutState observed = rollout.abort(order);
            journal.record(execution, "RolloutHalted", RolloutRecord.of(observed), digests);
        }
        ReleaseVariables.of(execution).put(Fact.ROLLED_BACK_FROM, release.version());
    }
}
