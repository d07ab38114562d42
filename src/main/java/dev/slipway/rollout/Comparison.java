package dev.slipway.rollout;

import dev.slipway.rollout.RolloutFigures.VersionFigures;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** Compares a candidate's figures with the stable version's; empty where there is nothing to compare. */
public final class Comparison {

    /** Stands for an empty bin, so that one answer in a bin of the other version does not weigh without bound. */
    static final double EPSILON = 1e-4;

    private Comparison() {}

    /**
     * Population stability index of the scores, or of the outcomes where all scores fall into one bin: 0 for the same
     * distribution, above 0.2 by custom for another one.
     */
    public static OptionalDouble populationStabilityIndex(VersionFigures stable, VersionFigures candidate) {
        return oneBin(stable.scores(), candidate.scores())
                ? outcomeStability(stable.outcomes(), candidate.outcomes())
                : stabilityIndex(stable.scores(), candidate.scores());
    }

    /** The candidate's 95th percentile of latency as a multiple of the stable version's. */
    public static OptionalDouble latencyRatio(VersionFigures stable, VersionFigures candidate) {
        return stable.answers() == 0 || candidate.answers() == 0 || stable.latencyP95Ms() <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(candidate.latencyP95Ms() / stable.latencyP95Ms());
    }

    /** How far the candidate's share of errors lies above the stable version's; negative when below. */
    public static OptionalDouble errorRateDifference(VersionFigures stable, VersionFigures candidate) {
        return stable.answers() == 0 || candidate.answers() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(candidate.errorRate() - stable.errorRate());
    }

    static OptionalDouble stabilityIndex(long[] expected, long[] actual) {
        long expectedTotal = Arrays.stream(expected).sum();
        long actualTotal = Arrays.stream(actual).sum();
        if (expectedTotal == 0 || actualTotal == 0) {
            return OptionalDouble.empty();
        }
        double index = 0;
        for (int bin = 0; bin < expected.length; bin++) {
            double before = share(expected[bin], expectedTotal);
            double after = share(actual[bin], actualTotal);
            index += (after - before) * Math.log(after / before);
        }
        return OptionalDouble.of(index);
    }

    private static OptionalDouble outcomeStability(Map<String, Long> expected, Map<String, Long> actual) {
        TreeSet<String> outcomes = new TreeSet<>(expected.keySet());
        outcomes.addAll(actual.keySet());
        return stabilityIndex(counts(outcomes, expected), counts(outcomes, actual));
    }

    private static long[] counts(TreeSet<String> outcomes, Map<String, Long> counted) {
        return outcomes.stream()
                .mapToLong(outcome -> counted.getOrDefault(outcome, 0L))
                .toArray();
    }

    private static boolean oneBin(long[] expected, long[] actual) {
        long used = 0;
        for (int bin = 0; bin < expected.length; bin++) {
            used += expected[bin] + actual[bin] > 0 ? 1 : 0;
        }
        return used <= 1;
    }

    private static double share(long count, long total) {
        return Math.max((double) count / total, EPSILON);
    }
}
