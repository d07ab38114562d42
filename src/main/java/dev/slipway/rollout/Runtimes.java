package dev.slipway.rollout;

import dev.slipway.release.ReleasePackage;
import dev.slipway.release.ServingRuntime;
import java.util.List;

/** Starts a version with the runtime that can serve its system. */
record Runtimes(List<ServingRuntime> runtimes) {

    Served start(ReleasePackage releasePackage) {
        ServingRuntime runtime = runtimes.stream()
                .filter(candidate -> candidate.serves(releasePackage.system()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Version " + releasePackage.version() + " of "
                        + releasePackage.system() + " cannot be started: none of the " + runtimes.size()
                        + " serving runtimes serves this system. Add a ServingRuntime that does."));
        return new Served(releasePackage, runtime.start(releasePackage));
    }
}
