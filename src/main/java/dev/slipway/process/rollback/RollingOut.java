package dev.slipway.process.rollback;

import dev.slipway.release.ReleaseId;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutState;
import dev.slipway.rollout.Target;

/** Whether a release's candidate is still on its way, as production shows it. */
final class RollingOut {

    private RollingOut() {}

    static Target target(ReleaseId release) {
        return new Target(release.system(), release.environment());
    }

    static boolean isRunning(Rollout rollout, ReleaseId release) {
        RolloutState state = rollout.observe(target(release));
        return release.slug().equals(state.order()) && state.candidate() != null;
    }
}
