package dev.slipway.process.prepare;

import java.util.Map;
import java.util.TreeMap;

/**
 * Lines such as {@code accuracy | 0.91 | 0.90}: a figure of the candidate, and of the deployed version or a dash.
 *
 * @param candidate by metric name
 * @param deployed by metric name, as far as it was measured
 */
record HandedFigures(Map<String, Double> candidate, Map<String, Double> deployed) {

    private static final String NONE = "-";

    /** @throws RuntimeException when a line is none; the form lets no such line through */
    static HandedFigures parse(String text) {
        Map<String, Double> candidate = new TreeMap<>();
        Map<String, Double> deployed = new TreeMap<>();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            String[] parts = line.split("\\|", -1);
            String metric = parts[0].strip();
            if (candidate.put(metric, Double.valueOf(parts[1].strip())) != null) {
                throw new IllegalArgumentException(metric);
            }
            if (!parts[2].strip().equals(NONE)) {
                deployed.put(metric, Double.valueOf(parts[2].strip()));
            }
        });
        return new HandedFigures(candidate, deployed);
    }
}
