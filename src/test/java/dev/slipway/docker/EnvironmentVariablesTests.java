package dev.slipway.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.DeploymentWay;
import dev.slipway.release.ReleasePolicy;
import dev.slipway.release.RiskTier;
import dev.slipway.release.WayProperties;
import dev.slipway.staging.StagingProperties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What the README says to write into the environment, and into files where a name has a dash. */
class EnvironmentVariablesTests {

    @Test
    void durationsListsAndNestedSettings() {
        ReleasePolicy policy = policy(variables(Map.of(
                "SLIPWAY_POLICY_MAXOBSERVATION", "80h",
                "SLIPWAY_POLICY_CANARYSTEPS", "10,50",
                "SLIPWAY_POLICY_MONITORING_HIGH", "96h")));
        assertThat(policy.maxObservation()).isEqualTo(Duration.ofHours(80));
        assertThat(policy.canarySteps()).containsExactly(10, 50);
        assertThat(policy.monitoring().of(RiskTier.HIGH)).isEqualTo(Duration.ofHours(96));
        assertThat(bind(variables(Map.of("SLIPWAY_STAGING_LOADREQUESTS", "300")))
                        .bind("slipway.staging", StagingProperties.class)
                        .get()
                        .loadRequests())
                .isEqualTo(300);
    }

    @Test
    void environmentsAndTheirWindows() {
        ReleasePolicy policy = policy(variables(Map.of(
                "SLIPWAY_POLICY_ENVIRONMENTS_PREVIEW_ALWAYSOPEN", "true",
                "SLIPWAY_POLICY_ENVIRONMENTS_PRODUCTION_WINDOWS_0_DAYS", "saturday,sunday",
                "SLIPWAY_POLICY_ENVIRONMENTS_PRODUCTION_WINDOWS_0_FROM", "22:00",
                "SLIPWAY_POLICY_ENVIRONMENTS_PRODUCTION_WINDOWS_0_TO", "04:00",
                "SLIPWAY_POLICY_ENVIRONMENTS_PRODUCTION_WINDOWS_0_ZONE", "Europe/Berlin")));
        assertThat(policy.environmentIds()).containsExactlyInAnyOrder("preview", "production");
        Instant saturdayNight = Instant.parse("2026-11-28T22:00:00Z");
        assertThat(policy.open("preview", saturdayNight, saturdayNight)).isTrue();
        assertThat(policy.open("production", saturdayNight, saturdayNight.plusSeconds(3600)))
                .isTrue();
        assertThat(policy.open("production", saturdayNight.minusSeconds(7200), saturdayNight))
                .isFalse();
    }

    @Test
    void anIdWithADashByTheNameOfAFile(@TempDir Path secrets) throws Exception {
        Files.writeString(secrets.resolve("slipway.policy.environments.eu-west.always-open"), "true\n");
        ReleasePolicy policy = policy(new ConfigTreePropertySource(
                "secrets", secrets, ConfigTreePropertySource.Option.AUTO_TRIM_TRAILING_NEW_LINE));
        assertThat(policy.environmentIds()).containsExactly("eu-west");
    }

    @Test
    void waysOfSystemsAndOfPlaces(@TempDir Path secrets) throws Exception {
        WayProperties ways = ways(variables(Map.of(
                "SLIPWAY_WAYS_ROLLOUT", "manual",
                "SLIPWAY_WAYS_ROLLOUTOF_SCORER", "local",
                "SLIPWAY_WAYS_STAGINGOF_SCORER", "manual")));
        assertThat(ways.rollout("sorter", "site")).isEqualTo(DeploymentWay.MANUAL);
        assertThat(ways.rollout("scorer", "site")).isEqualTo(DeploymentWay.LOCAL);
        assertThat(ways.staging("scorer", "site")).isEqualTo(DeploymentWay.MANUAL);
        assertThat(ways.staging("sorter", "site")).isEqualTo(DeploymentWay.LOCAL);

        Files.writeString(secrets.resolve("slipway.ways.staging-of[credit-scoring@site]"), "manual\n");
        ways = ways(new ConfigTreePropertySource(
                "secrets", secrets, ConfigTreePropertySource.Option.AUTO_TRIM_TRAILING_NEW_LINE));
        assertThat(ways.staging("credit-scoring", "site")).isEqualTo(DeploymentWay.MANUAL);
        assertThat(ways.staging("credit-scoring", "production")).isEqualTo(DeploymentWay.LOCAL);
    }

    private static WayProperties ways(PropertySource<?> source) {
        return bind(source).bind("slipway.ways", WayProperties.class).get();
    }

    private static ReleasePolicy policy(PropertySource<?> source) {
        return bind(source).bind("slipway.policy", ReleasePolicy.class).get();
    }

    private static Binder bind(PropertySource<?> source) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(other -> environment.getPropertySources().remove(other.getName()));
        environment.getPropertySources().addFirst(source);
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment);
    }

    private static PropertySource<?> variables(Map<String, Object> values) {
        return new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, values);
    }
}
