package dev.slipway.staging;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of one order.
 *
 * @param run null until the suite was started
 */
record StoredStaging(
        String order, String packageDigest, @Nullable StagingRun run) {

    boolean isFinished() {
        return run != null && run.status() != StagingRun.Status.RUNNING;
    }
}
