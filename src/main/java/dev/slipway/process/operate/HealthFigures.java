package dev.slipway.process.operate;

import dev.slipway.process.execute.DeclaredLatency;
import dev.slipway.release.ReleaseId;
import dev.slipway.rollout.Comparison;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutFigures.VersionFigures;
import dev.slipway.rollout.Target;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the table health-verdict judges; null where it could not be measured. */
@Component
class HealthFigures {

    private static final double PERCENT = 100;

    private final Rollout rollout;
    private final DeclaredLatency declaredLatency;

    HealthFigures(Rollout rollout, DeclaredLatency declaredLatency) {
        this.rollout = rollout;
        this.declaredLatency = declaredLatency;
    }

    Map<String, @Nullable Object> measure(ReleaseId release, Instant since) {
        Target target = new Target(release.system(), release.environment());
        VersionFigures now = served(rollout.figures(target, since).stable(), release);
        Map<String, @Nullable Object> found = new HashMap<>();
        found.put("healthAnswers", now == null ? null : Math.toIntExact(now.answers()));
        found.put("healthErrorRate", now == null ? null : now.errorRate() * PERCENT);
        found.put("healthLatencyRatio", now == null ? null : ratio(now, declaredLatency.of(release)));
        found.put("healthStability", now == null ? null : stability(target, now, since));
        return found;
    }

    /** Only figures of the released version count; another one serving is no health of this release. */
    private static @Nullable VersionFigures served(@Nullable VersionFigures stable, ReleaseId release) {
        return stable == null || !stable.version().equals(release.version()) ? null : stable;
    }

    private static @Nullable Double ratio(VersionFigures now, @Nullable Double declared) {
        return declared == null ? null : now.latencyP95Ms() / declared;
    }

    /** Drift since the canary: the distribution since promotion beside the one of all answers that are still kept. */
    private @Nullable Double stability(Target target, VersionFigures now, Instant since) {
        VersionFigures all = rollout.figures(target, Instant.EPOCH).stable();
        OptionalDouble index = all == null ? OptionalDouble.empty() : Comparison.populationStabilityIndex(all, now);
        return index.isPresent() ? index.getAsDouble() : null;
    }
}
