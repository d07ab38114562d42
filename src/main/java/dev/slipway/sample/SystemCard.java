package dev.slipway.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a system's documents say about every version of it.
 *
 * @param favourableOutcome null when no outcome favours anybody
 * @param accuracyFloor least accuracy of the performance gate and of staging
 */
record SystemCard(
        String title,
        String algorithm,
        String context,
        @Nullable String favourableOutcome,
        double accuracyFloor,
        List<String> limitations,
        List<String> fields,
        List<Hazard> hazards) {

    SystemCard {
        limitations = List.copyOf(limitations);
        fields = List.copyOf(fields);
        hazards = List.copyOf(hazards);
    }

    /** One hazard of the risk assessment. */
    record Hazard(
            String id,
            String description,
            String severity,
            String likelihood,
            String mitigation,
            String acceptance,
            String residual) {}
}
