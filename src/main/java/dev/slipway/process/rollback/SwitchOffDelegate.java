package dev.slipway.process.rollback;

import dev.slipway.process.Fact;
import dev.slipway.process.IntendedEffect;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.RolloutRecord;
import dev.slipway.release.ReleaseId;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutState;
import dev.slipway.rollout.Target;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes everything out of the traffic where nothing authorised can be brought back. */
@Component
class SwitchOffDelegate implements JavaDelegate {

    private final WayBack wayBack;
    private final Attempt attempt;
    private final Rollout rollout;
    private final Journal journal;

    SwitchOffDelegate(WayBack wayBack, Attempt attempt, Rollout rollout, Journal journal) {
        this.wayBack = wayBack;
        this.attempt = attempt;
        this.rollout = rollout;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables.of(execution).put(Fact.ROLLBACK_PROBLEM, null);
        attempt.make(execution, "switch off", () -> off(execution)).ifPresent(state -> {
            wayBack.aimAtOff(execution);
            // what was measured before did not last
            ReleaseVariables.of(execution).put(Fact.SWITCHED_OFF, true).put(Fact.RTO_TEXT, null);
        });
    }

    private RolloutState off(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        IntendedEffect off = journal.intend(execution, "off", Map.of("effect", "switch the system off"), List.of());
        RolloutState observed = rollout.off(new Target(release.system(), release.environment()));
        off.observed("SystemSwitchedOff", RolloutRecord.of(observed), List.of());
        return observed;
    }
}
