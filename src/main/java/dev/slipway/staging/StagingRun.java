package dev.slipway.staging;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** State and, when finished, result of one suite run on exactly one package. */
public record StagingRun(
        Status status,
        String packageDigest,
        List<Check> checks,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        String message) {

    /** Only {@code PASSED} is passed; everything else is not. */
    public enum Status {
        RUNNING,
        PASSED,
        FAILED,
        INCONCLUSIVE,
        UNREACHABLE
    }

    /**
     * One measured figure of one suite.
     *
     * @param suite smoke, end-to-end, regression, acceptance, fairness, latency, robustness, behaviour, logging
     * @param value measured in staging
     * @param rule what it had to be, in words
     * @param ciValue what CI measured, null where CI has no such figure
     * @param deployedValue the deployed version's figure on the same data, null for an initial deployment
     */
    public record Check(
            String suite,
            String metric,
            double value,
            String rule,
            boolean passed,
            @Nullable Double ciValue,
            @Nullable Double deployedValue) {}

    public boolean passed() {
        return status == Status.PASSED;
    }
}
