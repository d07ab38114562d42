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
 * @param staging of every system that is not named below
 * @param stagingOf by system, or by {@code system@environment}, the environment being the one of production
 */
@Validated
@ConfigurationProperties("slipway.ways")
public record WayProperties(
        @DefaultValue("local") DeploymentWay rollout,
        @Nullable Map<String, DeploymentWay> rolloutOf,
        @DefaultValue("local") DeploymentWay staging,
        @Nullable Map<String, DeploymentWay> stagingOf) {

    public WayProperties {
        rolloutOf = rolloutOf == null ? Map.of() : Map.copyOf(rolloutOf);
        stagingOf = stagingOf == null ? Map.of() : Map.copyOf(stagingOf);
    }

    public DeploymentWay rollout(String system, String environment) {
        return chosen(rolloutOf, system, environment, rollout);
    }

    public DeploymentWay staging(String system, String environment) {
        return chosen(stagingOf, system, environment, staging);
    }

    private static DeploymentWay chosen(
            @Nullable Map<String, DeploymentWay> of, String system, String environment, DeploymentWay otherwise) {
        Map<String, DeploymentWay> named = of == null ? Map.of() : of;
        return named.getOrDefault(system + "@" + environment, named.getOrDefault(system, otherwise));
    }
}
