package dev.slipway.audit.record;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a version under real requests.
 *
 * @param kind {@code shadow} or {@code canary}
 * @param percent share of the requests; 0 for a shadow
 * @param errorRateIncrease percentage points above the version that served before; null when unknown, as all figures
 * @param agreement same outcome as that version, per cent
 */
public record Measurement(
        long sequence,
        Instant at,
        String kind,
        int percent,
        long answers,
        @Nullable BigDecimal errorRateIncrease,
        @Nullable BigDecimal latencyRatio,
        @Nullable BigDecimal latencyIncreaseMs,
        @Nullable BigDecimal populationStability,
        @Nullable BigDecimal agreement) {}
