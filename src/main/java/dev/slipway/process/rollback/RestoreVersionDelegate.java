package dev.slipway.process.rollback;

import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.Orders;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.RolloutRecord;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutOrder;
import dev.slipway.rollout.RolloutState;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Brings the former version back with its configuration; both are one package and return together. */
@Component
class RestoreVersionDelegate implements JavaDelegate {

    private final Orders orders;
    private final Rollout rollout;
    private final Journal journal;

    RestoreVersionDelegate(Orders orders, Rollout rollout, Journal journal) {
        this.orders = orders;
        this.rollout = rollout;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        RolloutState observed = orders.inPlace(release)
                .map(order -> restore(execution, order))
                .orElseGet(() -> rollout.observe(RollingOut.target(release)));
        ReleaseVariables.of(execution).put(Fact.RESTORED_VERSION, version(observed.stable()));
        journal.record(execution, "VersionRestored", RolloutRecord.of(observed));
    }

    private RolloutState restore(DelegateExecution execution, RolloutOrder order) {
        List<String> digests = List.of(order.candidate().digest());
        journal.intend(execution, "restore", Map.of("effect", "bring the former version back"), digests);
        return rollout.restore(order);
    }

    private static String version(@org.jspecify.annotations.Nullable ReleasePackage stable) {
        return stable == null ? "off" : stable.version();
    }
}
