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

/** Has every request copied to the candidate, which answers nobody yet. */
@Component
class StartShadowDelegate implements JavaDelegate {

    /** A rollout drops the copies that are too many for it, so that people are not slowed down. */
    static final int PERCENT = 100;

    private final Holds holds;
    private final Orders orders;
    private final Placement placement;
    private final Rollout rollout;
    private final Journal journal;
    private final Clock clock;

    StartShadowDelegate(
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
        String round = variables.textOr(Fact.SHADOW_STARTED_AT, "first");
        placement.ensure(execution, order, round);
        start(execution, order, round);
        variables.put(Fact.SHADOW_STARTED_AT, clock.instant().toString());
    }

    private void start(DelegateExecution execution, RolloutOrder order, String round) {
        List<String> digests = List.of(order.candidate().digest());
        IntendedEffect shadow = journal.intend(
                execution,
                "shadow:" + round,
                Map.of("effect", "copy requests to the candidate", "percent", PERCENT),
                digests);
        RolloutState observed = rollout.shadow(order, PERCENT);
        if (observed.shadowPercent() != PERCENT) {
            throw new RolloutRefused("The candidate was to get copies of " + PERCENT + " % of the requests; observed "
                    + observed.shadowPercent() + " %. The shadow is tried again.");
        }
        shadow.observed("ShadowStarted", RolloutRecord.of(observed), digests);
    }
}
