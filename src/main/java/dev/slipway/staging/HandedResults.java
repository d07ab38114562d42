package dev.slipway.staging;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What a person found when they ran the staging checks by hand.
 *
 * @param dataset digest of the test cases that they used
 * @param figures of the candidate, by metric name
 * @param deployedFigures of the deployed version on the same test cases; empty for an initial deployment
 * @param smoke whether it answered its health check and the first case
 * @param path whether every answer named this version and repeated its request's id
 * @param behaviour whether an empty and an oversized request were refused
 * @param logging whether the required events were logged and no masked value could be read
 * @param parity what was compared with production, and the answer
 */
public record HandedResults(
        Instant startedAt,
        Instant finishedAt,
        String dataset,
        Map<String, Double> figures,
        Map<String, Double> deployedFigures,
        boolean smoke,
        boolean path,
        boolean behaviour,
        boolean logging,
        Map<String, String> parity) {

    public HandedResults {
        figures = Map.copyOf(figures);
        deployedFigures = Map.copyOf(deployedFigures);
        parity = Map.copyOf(parity);
    }

    /** The figures that staging knows, under the names by which criteria and CI call them. */
    public static Set<String> knownFigures() {
        return Metrics.SUITES.keySet();
    }
}
