package dev.slipway.process.execute;

import dev.slipway.process.Candidates;
import dev.slipway.release.EvaluationRecord;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.release.ReleaseId;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The 95th percentile of latency that CI declared for a version, in milliseconds. */
@Component
public class DeclaredLatency {

    private static final Logger LOG = LoggerFactory.getLogger(DeclaredLatency.class);
    private static final String METRIC = "latency_p95_ms";

    private final Candidates candidates;

    DeclaredLatency(Candidates candidates) {
        this.candidates = candidates;
    }

    /** Null when none was declared or the evidence cannot be read: it is unknown then, and the tables judge that. */
    public @Nullable Double of(ReleaseId release) {
        return evidence(release).map(DeclaredLatency::declared).orElse(null);
    }

    private Optional<ReleaseCandidate> evidence(ReleaseId release) {
        try {
            return candidates.assemble(release).found();
        } catch (UncheckedIOException e) {
            LOG.warn("The latency declared for {} counts as unknown, its evidence cannot be read.", release, e);
            return Optional.empty();
        }
    }

    private static @Nullable Double declared(ReleaseCandidate candidate) {
        return candidate.evaluation().criteria().stream()
                .filter(criterion -> criterion.metric().equals(METRIC))
                .map(EvaluationRecord.Criterion::value)
                .findFirst()
                .orElse(null);
    }
}
