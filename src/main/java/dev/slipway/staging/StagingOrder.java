package dev.slipway.staging;

import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import org.jspecify.annotations.Nullable;

/**
 * What is to be validated, against what.
 *
 * @param run counts the runs of this release from 1; a new run is a new order
 * @param deployed the version now in production, null for an initial deployment
 * @param plan what CI declared: data set, thresholds, figures
 */
public record StagingOrder(
        ReleaseId release,
        int run,
        ReleasePackage candidate,
        @Nullable ReleasePackage deployed,
        StagingPlan plan) {

    public String key() {
        return release.slug() + ":staging:" + run;
    }
}
