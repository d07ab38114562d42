package dev.slipway.release;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which way a release goes; read at its start, a release under way keeps the way that it began with.
 *
 * @param rollout of every system that is not named below
 * @param rolloutOf by system, or by {@code system@environment} where one place differs
 */
@Validated
@ConfigurationProperties("slipway.ways")
public record WayProperties(
        @DefaultValue("local") DeploymentWay rollout,
        @Nullable Map<String, DeploymentWay> rolloutOf) {

    public WayProperties {
        rolloutOf = rolloutOf == null ? Map.of() : Map.copyOf(rolloutOf);
    }

    public DeploymentWay rollout(String system, String environment) {
        Map<String, DeploymentWay> named = rolloutOf == null ? Map.of() : rolloutOf;
        return named.getOrDefault(system + "@" + environment, named.getOrDefault(system, rollout));
    }
}
