package dev.slipway.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.rollout.RolloutFigures.VersionFigures;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The comparison against numbers worked out by hand. */
class ComparisonTests {

    @Test
    void sameDistributionHasIndexZero() {
        assertThat(Comparison.stabilityIndex(new long[] {20, 80}, new long[] {10, 40}))
                .hasValue(0);
    }

    @Test
    void indexIsTheSumOverTheBins() {
        // (0.7-0.5) ln(0.7/0.5) + (0.3-0.5) ln(0.3/0.5) = 0.2*0.336472 + 0.2*0.510826
        assertThat(Comparison.stabilityIndex(new long[] {50, 50}, new long[] {70, 30})
                        .orElseThrow())
                .isCloseTo(0.169460, within(1e-6));
    }

    @Test
    void anEmptyBinCountsAsEpsilon() {
        // (1-0.5) ln(1/0.5) + (0.0001-0.5) ln(0.0001/0.5) = 0.346574 + 0.4999*8.517193
        assertThat(Comparison.stabilityIndex(new long[] {5, 5}, new long[] {10, 0})
                        .orElseThrow())
                .isCloseTo(4.604318, within(1e-6));
    }

    @Test
    void comparesScoresInTenBins() {
        VersionFigures stable = figures(new long[] {50, 0, 0, 0, 0, 0, 0, 0, 0, 50}, Map.of("yes", 100L));
        VersionFigures candidate = figures(new long[] {70, 0, 0, 0, 0, 0, 0, 0, 0, 30}, Map.of("no", 100L));

        assertThat(Comparison.populationStabilityIndex(stable, candidate).orElseThrow())
                .isCloseTo(0.169460, within(1e-6));
    }

    @Test
    void comparesOutcomesWhereAllScoresFallIntoOneBin() {
        VersionFigures stable = figures(new long[] {0, 0, 100, 0, 0, 0, 0, 0, 0, 0}, Map.of("yes", 50L, "no", 50L));
        VersionFigures candidate = figures(new long[] {0, 0, 90, 0, 0, 0, 0, 0, 0, 0}, Map.of("yes", 63L, "no", 27L));

        assertThat(Comparison.populationStabilityIndex(stable, candidate).orElseThrow())
                .isCloseTo(0.169460, within(1e-6));
    }

    @Test
    void nothingToCompareIsEmptyAndNotZero() {
        VersionFigures none = new VersionFigures("1", "d", 0, 0, 0, 0, 0, new long[10], Map.of());
        VersionFigures some = figures(new long[] {5, 0, 0, 0, 0, 0, 0, 0, 0, 5}, Map.of("yes", 10L));

        assertThat(Comparison.populationStabilityIndex(some, none)).isEmpty();
        assertThat(Comparison.latencyRatio(some, none)).isEmpty();
        assertThat(Comparison.errorRateDifference(some, none)).isEmpty();
    }

    @Test
    void comparesLatencyAsARatioAndErrorsAsADifference() {
        VersionFigures stable = new VersionFigures("1", "d", 100, 1, 5, 20, 30, new long[10], Map.of());
        VersionFigures candidate = new VersionFigures("2", "e", 50, 2, 5, 30, 40, new long[10], Map.of());

        assertThat(Comparison.latencyRatio(stable, candidate)).hasValue(1.5);
        assertThat(Comparison.errorRateDifference(stable, candidate).orElseThrow())
                .isCloseTo(0.03, within(1e-12));
    }

    private static VersionFigures figures(long[] scores, Map<String, Long> outcomes) {
        return new VersionFigures("1", "d", 100, 0, 1, 2, 3, scores, outcomes);
    }
}
