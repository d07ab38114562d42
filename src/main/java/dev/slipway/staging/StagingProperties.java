package dev.slipway.staging;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the staging inside the application.
 *
 * @param deadline the whole suite ends by then
 * @param answerTimeout one answer's time limit
 * @param loadConcurrency requests at the same time while latency is measured
 * @param loadRequests how many of them at least
 * @param fairnessTolerance how far the fairness gap may lie from the one that CI measured, absolute
 * @param regressionTolerance how far accuracy may lie below that of the deployed version, absolute
 */
@Validated
@ConfigurationProperties("slipway.staging")
public record StagingProperties(
        @DefaultValue("60s") @DurationMin(seconds = 1) Duration deadline,
        @DefaultValue("2s") @DurationMin(millis = 1) Duration answerTimeout,
        @DefaultValue("4") @Min(1) @Max(64) int loadConcurrency,
        @DefaultValue("200") @Min(20) int loadRequests,
        @DefaultValue(DEFAULT_TOLERANCE) @DecimalMin("0") double fairnessTolerance,
        @DefaultValue(DEFAULT_TOLERANCE) @DecimalMin("0") double regressionTolerance) {

    /** The default threshold of both tolerances. */
    static final String DEFAULT_TOLERANCE = "0.02";
}
