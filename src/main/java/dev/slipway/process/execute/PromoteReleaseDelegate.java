package dev.slipway.process.execute;

import dev.slipway.process.Fact;
import dev.slipway.process.Holds;
import dev.slipway.process.IntendedEffect;
import dev.slipway.process.Journal;
import dev.slipway.process.Orders;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.RolloutRecord;
import dev.slipway.release.ReleaseId;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutOrder;
import dev.slipway.rollout.RolloutRefused;
import dev.slipway.rollout.RolloutState;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives the candidate all traffic, unless it was taken out meanwhile; full traffic is observed, not assumed. */
@Component
class PromoteReleaseDelegate implements JavaDelegate {

    private final Holds holds;
    private final Orders orders;
    private final Rollout rollout;
    private final Journal journal;

    PromoteReleaseDelegate(Holds holds, Orders orders, Rollout rollout, Journal journal) {
        this.holds = holds;
        this.orders = orders;
        this.rollout = rollout;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        holds.requireFree(release);
        RolloutOrder order = orders.authorised(release);
        RolloutState found = rollout.observe(order.target());
        boolean possible = isInPlace(InPlace.of(found, order));
        ReleaseVariables.of(execution).put(Fact.PROMOTED, possible);
        if (possible) {
            promote(execution, order);
        } else {
            journal.record(execution, "PromotionInterrupted", RolloutRecord.of(found));
        }
    }

    /** A promotion that a crash kept from being recorded counts: it is done again without effect, and recorded. */
    private static boolean isInPlace(InPlace place) {
        return place.promoted() || place.percent() > 0;
    }

    private void promote(DelegateExecution execution, RolloutOrder order) {
        List<String> digests = List.of(order.candidate().digest());
        String round = ReleaseVariables.of(execution).textOr(Fact.STEP_STARTED_AT, "first");
        IntendedEffect promotion = journal.intend(
                execution, "promote:" + round, Map.of("effect", "give the candidate all traffic"), digests);
        RolloutState observed = rollout.promote(order);
        if (!servesAll(observed, order)) {
            throw new RolloutRefused("Release " + order.release() + " was to serve all traffic; observed "
                    + RolloutRecord.name(observed.stable()) + ". The promotion is tried again.");
        }
        ReleaseVariables.of(execution).put(Fact.CURRENT_PERCENT, 100);
        promotion.observed("ReleasePromoted", RolloutRecord.of(observed), digests);
    }

    private static boolean servesAll(RolloutState observed, RolloutOrder order) {
        return observed.answering()
                && observed.candidate() == null
                && observed.stable() != null
                && observed.stable().digest().equals(order.candidate().digest());
    }
}
