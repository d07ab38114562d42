package dev.slipway.rollout;

import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;

/** The authorised candidate of one release; its key makes every command repeatable. */
public record RolloutOrder(ReleaseId release, ReleasePackage candidate) {

    public String key() {
        return release.slug();
    }

    public Target target() {
        return new Target(release.system(), release.environment());
    }
}
