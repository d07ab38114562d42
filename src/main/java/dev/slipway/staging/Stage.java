package dev.slipway.staging;

import dev.slipway.release.ReleasePackage;
import dev.slipway.release.ServingRuntime;
import java.util.List;

/** Starts versions with the runtime that can serve their system. */
record Stage(List<ServingRuntime> runtimes) {

    ServingRuntime.Instance start(ReleasePackage releasePackage) {
        return runtime(releasePackage.system()).start(releasePackage);
    }

    String runtimeName(ReleasePackage releasePackage) {
        return runtime(releasePackage.system()).getClass().getSimpleName();
    }

    private ServingRuntime runtime(String system) {
        return runtimes.stream()
                .filter(runtime -> runtime.serves(system))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing of " + system
                        + " can be put into staging: none of the " + runtimes.size()
                        + " serving runtimes serves this system. Add a ServingRuntime that does."));
    }
}
