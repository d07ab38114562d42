package dev.slipway.process.rollback;

import dev.slipway.process.Journal;
import dev.slipway.process.Orders;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.RolloutRecord;
import dev.slipway.release.ReleaseId;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutState;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Freezes a running rollout at once, while people decide. */
@Component
class PauseRolloutDelegate implements JavaDelegate {

    private final Orders orders;
    private final Rollout rollout;
    private final Journal journal;

    PauseRolloutDelegate(Orders orders, Rollout rollout, Journal journal) {
        this.orders = orders;
        this.rollout = rollout;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        RolloutState observed = RollingOut.isRunning(rollout, release)
                ? rollout.pause(orders.inPlace(release).orElseThrow())
                : rollout.observe(RollingOut.target(release));
        journal.record(execution, "RolloutPaused", RolloutRecord.of(observed));
    }
}
