package dev.slipway.rollout;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the traffic router inside the application.
 *
 * @param port loopback port of the router, 0 for any free one
 * @param answerTimeout after this a version's answer counts as an error
 * @param probeInterval how often the health of what serves is probed
 * @param figuresKept how long measured figures are kept
 * @param workers requests answered at the same time
 * @param shadowQueue copies that may wait for the candidate; more are dropped
 */
@Validated
@ConfigurationProperties("slipway.rollout")
public record RolloutProperties(
        @DefaultValue("0") @Min(0) @Max(65535) int port,
        @DefaultValue("2s") @DurationMin(millis = 1) Duration answerTimeout,
        @DefaultValue("1s") @DurationMin(millis = 10) Duration probeInterval,
        @DefaultValue("2h") @DurationMin(seconds = 1) Duration figuresKept,
        @DefaultValue("16") @Min(1) int workers,
        @DefaultValue("256") @Min(1) int shadowQueue) {}
