package dev.slipway.rollout;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measured on the answers between two instants.
 *
 * @param from never earlier than the measuring itself began, and cut to the second
 * @param stable null when no stable version answered
 * @param candidate null when no candidate answered
 * @param shadowCompared how many answers of a shadow were compared with the stable version's
 * @param shadowDifferent how many of those had another outcome
 */
public record RolloutFigures(
        Instant from,
        Instant to,
        @Nullable VersionFigures stable,
        @Nullable VersionFigures candidate,
        long shadowCompared,
        long shadowDifferent) {

    /**
     * Figures of one version.
     *
     * @param answers requests answered, errors included
     * @param errors no answer within the time limit, a status other than 200, or an answer that is not of the contract
     * @param latencyP50Ms milliseconds, and so on
     * @param scores answers by tenth of the score, ten counts
     * @param outcomes answers by outcome
     */
    public record VersionFigures(
            String version,
            String packageDigest,
            long answers,
            long errors,
            double latencyP50Ms,
            double latencyP95Ms,
            double latencyP99Ms,
            long[] scores,
            Map<String, Long> outcomes) {

        /** Share of errors, 0 to 1; 0 without answers. */
        public double errorRate() {
            return answers == 0 ? 0 : (double) errors / answers;
        }
    }
}
