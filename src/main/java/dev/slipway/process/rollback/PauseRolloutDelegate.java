package dev.slipway.process.rollback;

import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.rollout.Rollout;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Freezes a running rollout at once, while people decide, and tells them what production would go back to. */
@Component
class PauseRolloutDelegate implements JavaDelegate {

    private final RolloutBrake brake;
    private final Attempt attempt;
    private final WayBack wayBack;
    private final Clock clock;

    PauseRolloutDelegate(RolloutBrake brake, Attempt attempt, WayBack wayBack, Clock clock) {
        this.brake = brake;
        this.attempt = attempt;
        this.wayBack = wayBack;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables.of(execution)
                .put(Fact.ROLLBACK_ASKED_AT, clock.instant().toString());
        attempt.make(execution, "pause", () -> brake.set(execution, "RolloutPaused", Rollout::pause))
                .ifPresent(state -> wayBack.note(execution, state));
    }
}
