package dev.slipway.staging;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What CI declared about the version, read from its evaluation evidence.
 *
 * @param dataset production-like test cases, by place and digest; one JSON object a line: {@code input},
 *     {@code expected} (an outcome), {@code group} (may be missing)
 * @param criteria what each figure must reach
 * @param ciFigures the figures that CI measured, by metric name, as decimals
 * @param favourableOutcome the outcome whose share is compared between the groups, null when none favours anybody
 * @param requiredLogEvents events that the service must write to its inference log
 * @param maskedFields input fields whose values must not appear in that log
 */
public record StagingPlan(
        Dataset dataset,
        List<Criterion> criteria,
        Map<String, Double> ciFigures,
        @Nullable String favourableOutcome,
        List<String> requiredLogEvents,
        List<String> maskedFields) {

    public StagingPlan {
        criteria = List.copyOf(criteria);
        ciFigures = Map.copyOf(ciFigures);
        requiredLogEvents = List.copyOf(requiredLogEvents);
        maskedFields = List.copyOf(maskedFields);
    }

    /** A data set by reference and digest; anonymised or not is part of the record. */
    public record Dataset(URI location, String digest, boolean anonymised) {}

    /** {@code metric op value}, for example {@code latency_p95_ms <= 60}. */
    public record Criterion(String metric, String op, double value) {}
}
