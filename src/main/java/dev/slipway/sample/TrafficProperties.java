package dev.slipway.sample;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The sample's traffic.
 *
 * @param defaultRate requests a second and system
 * @param rates requests a second of single systems; 0 is none
 * @param inFlight requests of one system that may wait for an answer at the same time; more are not sent
 * @param environment that gets the traffic and, at first start, the versions that are already live
 */
@Validated
@ConfigurationProperties("slipway.sample.traffic")
record TrafficProperties(
        @DefaultValue("100") @Min(0) @Max(5000) int defaultRate,
        @DefaultValue Map<String, @Min(0) @Max(5000) Integer> rates,
        @DefaultValue("64") @Min(1) @Max(1000) int inFlight,
        @DefaultValue("production") String environment) {

    TrafficProperties {
        rates = Map.copyOf(rates);
    }

    int rate(String system) {
        return rates.getOrDefault(system, defaultRate);
    }
}
