package dev.slipway.process.execute;

import dev.slipway.process.IntendedEffect;
import dev.slipway.process.Journal;
import dev.slipway.process.RolloutRecord;
import dev.slipway.rollout.ChangeFreezes;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutOrder;
import dev.slipway.rollout.RolloutState;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Puts an authorised candidate in place at 0 %, under a change freeze of its own. */
@Component
class Placement {

    private final Rollout rollout;
    private final ChangeFreezes freezes;
    private final Journal journal;

    Placement(Rollout rollout, ChangeFreezes freezes, Journal journal) {
        this.rollout = rollout;
        this.freezes = freezes;
        this.journal = journal;
    }

    /**
     * Does nothing where the candidate stands already; puts it back where it was taken out.
     *
     * @param round tells one placement from the next within a process
     */
    RolloutState ensure(DelegateExecution execution, RolloutOrder order, String round) {
        RolloutState found = rollout.observe(order.target());
        return stands(found, order) ? found : put(execution, order, round);
    }

    /** The freeze commits with the ledger entry, so a crash in between is noticed by its absence. */
    private boolean stands(RolloutState found, RolloutOrder order) {
        return InPlace.of(found, order).asCandidate()
                && freezes.holder(order.release()).filter(order.key()::equals).isPresent();
    }

    private RolloutState put(DelegateExecution execution, RolloutOrder order, String round) {
        List<String> digests = List.of(order.candidate().digest());
        freezes.declare(order.release());
        IntendedEffect start = journal.intend(
                execution, "start:" + round, Map.of("effect", "put the candidate in place at 0 %"), digests);
        RolloutState observed = rollout.prepare(order);
        start.observed("RolloutStarted", RolloutRecord.of(observed), digests);
        return observed;
    }
}
