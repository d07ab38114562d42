package dev.slipway.process.hold;

import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ReleaseId;
import dev.slipway.rollout.ChangeFreezes;
import dev.slipway.staging.StagingEnvironment;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Leaves nothing of a withdrawn release behind: not in staging, and no freeze. */
@Component
class WithdrawReleaseDelegate implements JavaDelegate {

    private final StagingEnvironment staging;
    private final ChangeFreezes freezes;

    WithdrawReleaseDelegate(StagingEnvironment staging, ChangeFreezes freezes) {
        this.staging = staging;
        this.freezes = freezes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        staging.clear(release);
        freezes.lift(release);
    }
}
