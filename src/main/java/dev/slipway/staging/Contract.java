package dev.slipway.staging;

import dev.slipway.release.ReleasePackage;

/** Which version an answer has to name, and under which settings: those of the package that was started. */
record Contract(String modelVersion, String policyVersion) {

    static Contract of(ReleasePackage started) {
        return new Contract(started.version(), started.configurationDigest());
    }
}
