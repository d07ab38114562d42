package dev.slipway.staging;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The figures that staging measures, under the names by which criteria and CI call them. */
final class Metrics {

    static final String ACCURACY = "accuracy";
    static final String FAIRNESS_GAP = "fairness_gap";
    static final String LATENCY_P95_MS = "latency_p95_ms";
    static final String ERROR_RATE = "error_rate";
    static final String ROBUSTNESS_RATE = "robustness_rate";

    /** Metric to the suite that it belongs to. */
    static final Map<String, String> SUITES = Map.of(
            ACCURACY, "acceptance",
            FAIRNESS_GAP, "fairness",
            LATENCY_P95_MS, "latency",
            ERROR_RATE, "end-to-end",
            ROBUSTNESS_RATE, "robustness");

    private Metrics() {}

    /** Measures one version; a fairness gap is there only where the data set has groups and an outcome favours. */
    static Map<String, Double> measure(
            Service service, Inference inference, Cases cases, @Nullable String favourable, Load load, Deadline until) {
        Map<String, Double> measured = new TreeMap<>();
        measured.put(ACCURACY, inference.accuracy());
        measured.put(ERROR_RATE, inference.errorRate());
        inference.fairnessGap(favourable).ifPresent(gap -> measured.put(FAIRNESS_GAP, gap));
        measured.put(LATENCY_P95_MS, load.latencyP95Ms(service, cases, "staging", until));
        measured.put(ROBUSTNESS_RATE, WrongRequests.robustnessRate(service, cases, until));
        return measured;
    }
}
