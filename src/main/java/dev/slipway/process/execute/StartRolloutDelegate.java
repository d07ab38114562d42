package dev.slipway.process.execute;

import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.Orders;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.RolloutRecord;
import dev.slipway.release.ReleaseId;
import dev.slipway.rollout.ChangeFreezes;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutOrder;
import dev.slipway.rollout.RolloutState;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the authorised candidate in place at 0 %, under a change freeze of its own. */
@Component
class StartRolloutDelegate implements JavaDelegate {

    private final Orders orders;
    private final Rollout rollout;
    private final ChangeFreezes freezes;
    private final Journal journal;

    StartRolloutDelegate(Orders orders, Rollout rollout, ChangeFreezes freezes, Journal journal) {
        this.orders = orders;
        this.rollout = rollout;
        this.freezes = freezes;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        RolloutOrder order = orders.authorised(release);
        List<String> digests = List.of(order.candidate().digest());
        freezes.declare(release);
        journal.intend(execution, "start", Map.of("effect", "put the candidate in place at 0 %"), digests);
        RolloutState observed = rollout.prepare(order);
        ReleaseVariables.of(execution).put(Fact.CURRENT_PERCENT, observed.candidatePercent());
        journal.record(execution, "RolloutStarted", RolloutRecord.of(observed), digests);
    }
}
