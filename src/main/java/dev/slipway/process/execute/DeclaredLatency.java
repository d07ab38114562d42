package dev.slipway.process.execute;

import dev.slipway.release.EvaluationRecord;
import dev.slipway.release.ReleaseCandidate;
import org.jspecify.annotations.Nullable;

/** The 95th percentile of latency that CI declared for a version, in milliseconds. */
public final class DeclaredLatency {

    private static final String METRIC = "latency_p95_ms";

    private DeclaredLatency() {}

    public static @Nullable Double of(ReleaseCandidate candidate) {
        return candidate.evaluation().criteria().stream()
                .filter(criterion -> criterion.metric().equals(METRIC))
                .map(EvaluationRecord.Criterion::value)
                .findFirst()
                .orElse(null);
    }
}
