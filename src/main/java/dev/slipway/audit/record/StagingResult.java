package dev.slipway.audit.record;

import java.time.Instant;
import java.util.List;

/** One run on staging, with each figure that was measured. */
public record StagingResult(
        long sequence, Instant at, String run, String status, String message, String dataset, List<Check> checks) {

    /** One figure, and what it had to be. */
    public record Check(String suite, String figure, String measured, String required, boolean passed) {}
}
