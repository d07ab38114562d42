package dev.slipway.process.hold;

import dev.slipway.process.Candidates;
import dev.slipway.process.IntendedEffect;
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
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes a blocked release's candidate out of production at once, and its freeze off, so that others may go on. */
@Component
class HaltForBlockDelegate implements JavaDelegate {

    private final Candidates candidates;
    private final Orders orders;
    private final Rollout rollout;
    private final ChangeFreezes freezes;
    private final Journal journal;

    HaltForBlockDelegate(
            Candidates candidates, Orders orders, Rollout rollout, ChangeFreezes freezes, Journal journal) {
        this.candidates = candidates;
        this.orders = orders;
        this.rollout = rollout;
        this.freezes = freezes;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        RolloutState before = candidates.production(release);
        Optional<RolloutOrder> running = before.candidate() == null ? Optional.empty() : orders.inPlace(release);
        running.ifPresentOrElse(
                order -> abort(execution, order),
                () -> journal.record(execution, "ReleaseHeld", RolloutRecord.of(before)));
        freezes.lift(release);
    }

    private void abort(DelegateExecution execution, RolloutOrder order) {
        List<String> digests = List.of(order.candidate().digest());
        IntendedEffect halt = journal.intend(
                execution,
                "halt-for-block",
                Map.of("effect", "give all traffic back to the stable version and take the candidate out"),
                digests);
        RolloutState observed = rollout.abort(order);
        if (observed.candidate() != null) {
            throw new IllegalStateException("The candidate of " + order.release() + " was to be taken out; observed "
                    + RolloutRecord.of(observed) + ". The step is tried again.");
        }
        halt.observed("ReleaseHeld", RolloutRecord.of(observed), List.of());
    }
}
