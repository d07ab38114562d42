package dev.slipway.process.execute;

import dev.slipway.process.Figures;
import dev.slipway.rollout.Comparison;
import dev.slipway.rollout.RolloutFigures;
import dev.slipway.rollout.RolloutFigures.VersionFigures;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What the table canary-verdict judges; null where it could not be measured.
 *
 * @param answers of the candidate
 * @param errorRateIncrease percentage points above the stable version, or above nothing for an initial deployment
 * @param latencyRatio candidate's p95 to the stable version's, or to the declared one for an initial deployment
 * @param latencyIncreaseMs the same as a difference in milliseconds
 * @param populationStability of the scores against the stable version's; null without one
 */
record CanaryFigures(
        long answers,
        @Nullable Double errorRateIncrease,
        @Nullable Double latencyRatio,
        @Nullable Double latencyIncreaseMs,
        @Nullable Double populationStability,
        boolean hasBaseline) {

    private static final double PERCENT = 100;

    static CanaryFigures of(RolloutFigures figures, @Nullable Double declaredP95) {
        VersionFigures candidate = figures.candidate();
        VersionFigures stable = figures.stable();
        if (candidate == null || candidate.answers() == 0) {
            return new CanaryFigures(0, null, null, null, null, stable != null);
        }
        return stable == null ? againstDeclared(candidate, declaredP95) : againstStable(candidate, stable);
    }

    private static CanaryFigures againstStable(VersionFigures candidate, VersionFigures stable) {
        Double errors = orNull(Comparison.errorRateDifference(stable, candidate));
        return new CanaryFigures(
                candidate.answers(),
                errors == null ? null : errors * PERCENT,
                orNull(Comparison.latencyRatio(stable, candidate)),
                candidate.latencyP95Ms() - stable.latencyP95Ms(),
                orNull(Comparison.populationStabilityIndex(stable, candidate)),
                true);
    }

    private static CanaryFigures againstDeclared(VersionFigures candidate, @Nullable Double declaredP95) {
        return new CanaryFigures(
                candidate.answers(),
                candidate.errorRate() * PERCENT,
                declaredP95 == null ? null : candidate.latencyP95Ms() / declaredP95,
                declaredP95 == null ? null : candidate.latencyP95Ms() - declaredP95,
                null,
                false);
    }

    String inWords(int percent) {
        return "at " + percent + " % of the traffic " + answers + " answers; " + comparison()
                + "; population stability index " + word(populationStability) + ".";
    }

    String comparison() {
        return "errors " + word(errorRateIncrease) + " percentage points, p95 latency " + word(latencyRatio)
                + " times (" + word(latencyIncreaseMs) + " ms) "
                + (hasBaseline ? "against the stable version" : "against the declared figures");
    }

    /** As the ledger keeps it. */
    Map<String, Object> asRecord() {
        return Map.of(
                "answers", String.valueOf(answers),
                "errorRateIncrease", word(errorRateIncrease),
                "latencyRatio", word(latencyRatio),
                "latencyIncreaseMs", word(latencyIncreaseMs),
                "hasBaseline", hasBaseline);
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    static String word(@Nullable Double value) {
        return value == null ? "unknown" : Figures.decimal(value);
    }
}
