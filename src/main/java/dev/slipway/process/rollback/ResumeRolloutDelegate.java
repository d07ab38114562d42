package dev.slipway.process.rollback;

import dev.slipway.rollout.Rollout;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets a paused rollout go on after people decided to keep the release. */
@Component
class ResumeRolloutDelegate implements JavaDelegate {

    private final RolloutBrake brake;

    ResumeRolloutDelegate(RolloutBrake brake) {
        this.brake = brake;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var unused = brake.set(execution, "RolloutResumed", Rollout::resume);
    }
}
