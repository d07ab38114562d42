package dev.slipway.rollout;

import dev.slipway.release.ReleasePackage;

/** Puts a version into production that was there before Slipway looked after it. */
public interface InitialState {

    /** Makes the package the stable version of a target that has no state yet; otherwise does nothing. */
    void install(Target target, ReleasePackage releasePackage);
}
