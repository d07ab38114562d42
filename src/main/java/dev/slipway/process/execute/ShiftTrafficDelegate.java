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
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives the candidate its next share of the traffic, back in place if it was taken out, and sees that it has it. */
@Component
class ShiftTrafficDelegate implements JavaDelegate {

    private final Holds holds;
    private final Orders orders;
    private final Placement placement;
    private final Rollout rollout;
    private final Journal journal;
    private final Clock clock;

    ShiftTrafficDelegate(
            Holds holds, Orders orders, Placement placement, Rollout rollout, Journal journal, Clock clock) {
        this.holds = holds;
        this.orders = orders;
        this.placement = placement;
        this.rollout = rollout;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        holds.requireFree(release);
        RolloutOrder order = orders.authorised(release);
        ReleaseVariables variables = ReleaseVariables.of(execution);
        int percent = variables.number(Fact.STEP_PERCENT, 0);
        String round = variables.textOr(Fact.STEP_STARTED_AT, "first");
        placement.ensure(execution, order, round);
        shift(execution, order, percent, round);
        variables
                .put(Fact.CURRENT_PERCENT, percent)
                .put(Fact.STEP_STARTED_AT, clock.instant().toString());
    }

    /** The same share may be given more than once, after an interruption; the round tells the intents apart. */
    private void shift(DelegateExecution execution, RolloutOrder order, int percent, String round) {
        List<String> digests = List.of(order.candidate().digest());
        IntendedEffect shift = journal.intend(
                execution,
                "shift:" + percent + ":" + round,
                Map.of("effect", "shift traffic", "percent", percent),
                digests);
        RolloutState observed = rollout.shift(order, percent);
        if (observed.candidatePercent() != percent) {
            throw new RolloutRefused("The candidate was to have " + percent + " % of the traffic; observed "
                    + observed.candidatePercent() + " %. The step is tried again.");
        }
        shift.observed("TrafficShifted", RolloutRecord.of(observed), digests);
    }
}
