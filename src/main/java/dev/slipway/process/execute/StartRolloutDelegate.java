package dev.slipway.process.execute;

import dev.slipway.process.Fact;
import dev.slipway.process.Holds;
import dev.slipway.process.Orders;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ReleaseId;
import dev.slipway.rollout.RolloutState;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the authorised candidate in place at 0 %. */
@Component
class StartRolloutDelegate implements JavaDelegate {

    private final Holds holds;
    private final Orders orders;
    private final Placement placement;

    StartRolloutDelegate(Holds holds, Orders orders, Placement placement) {
        this.holds = holds;
        this.orders = orders;
        this.placement = placement;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        holds.requireFree(release);
        RolloutState observed = placement.ensure(execution, orders.authorised(release), "first");
        ReleaseVariables.of(execution).put(Fact.CURRENT_PERCENT, observed.candidatePercent());
    }
}
