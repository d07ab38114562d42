package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.SlipwayApplication;
import dev.slipway.ledger.LedgerCheck;
import dev.slipway.ledger.LedgerVerdict;
import dev.slipway.release.ReleasePackage;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.Target;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What is on disk is enough: a release goes on where it stood when the application comes back. */
class RestartTests {

    @TempDir
    private Path data;

    @Test
    void aReleaseGoesOnAfterARestartOnTheSameFolder() {
        Walk walk;
        long deployments;
        try (ConfigurableApplicationContext first = start()) {
            walk = Walk.start(port(first), Walk.request("support-assistant", "1.1.0", "minor"), Map.of());
            walk.until(() -> walk.done().contains("Activity_CreateDeploymentPlan"));
            deployments = deployments(first);
        }
        try (ConfigurableApplicationContext second = start()) {
            assertThat(deployments(second)).isEqualTo(deployments);
            assertThat(second.getBean(Rollout.class)
                            .observe(new Target("support-assistant", "production"))
                            .stable())
                    .isNotNull()
                    .extracting(ReleasePackage::version)
                    .isEqualTo("1.0.0");
            Walk goesOn = Walk.join(port(second), walk.slug());
            goesOn.until(() -> goesOn.done().contains("Activity_PrepareEnvironment"));
            assertThat(goesOn.done()).doesNotContain("Activity_CreateDeploymentPlan");
            assertThat(second.getBean(LedgerCheck.class).verdict())
                    .matches(LedgerVerdict::sound)
                    .matches(verdict -> verdict.entries() > 0);
        }
    }

    private static long deployments(ConfigurableApplicationContext application) {
        return application
                .getBean(RepositoryService.class)
                .createDeploymentQuery()
                .count();
    }

    private static int port(ConfigurableApplicationContext application) {
        return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(SlipwayApplication.class)
                .profiles("sample")
                .run("--server.port=0", "--slipway.data=" + data, "--slipway.sample.traffic.default-rate=5");
    }
}
