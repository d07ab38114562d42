package dev.slipway.rollout;

import dev.slipway.release.ReleasePackage;
import dev.slipway.release.ServingRuntime;
import java.net.URI;

/** A version and the instance that runs it. */
record Served(ReleasePackage releasePackage, ServingRuntime.Instance instance) {

    URI address() {
        return instance.address();
    }

    String version() {
        return releasePackage.version();
    }

    String digest() {
        return releasePackage.digest();
    }
}
