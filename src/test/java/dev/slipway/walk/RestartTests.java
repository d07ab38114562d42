package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.LedgerCheck;
import dev.slipway.ledger.LedgerVerdict;
import dev.slipway.process.Candidates;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.Target;
import dev.slipway.staging.StagingEnvironment;
import dev.slipway.staging.StagingRun.Status;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** What is on disk is enough: a release goes on where it stood when the application comes back. */
class RestartTests {

    @TempDir
    private Path data;

    @Test
    void aReleaseGoesOnAfterARestartOnTheSameFolder() {
        Walk walk;
        long deployments;
        try (ConfigurableApplicationContext first = OwnApplication.start(data, 5)) {
            walk = Walk.start(
                    OwnApplication.port(first), Walk.request("support-assistant", "1.1.0", "minor"), Map.of());
            walk.until(() -> walk.done().contains("Activity_CreateDeploymentPlan"));
            deployments = deployments(first);
        }
        try (ConfigurableApplicationContext second = OwnApplication.start(data, 5)) {
            assertThat(deployments(second)).isEqualTo(deployments);
            assertThat(second.getBean(Rollout.class)
                            .observe(new Target("support-assistant", "production"))
                            .stable())
                    .isNotNull()
                    .extracting(ReleasePackage::version)
                    .isEqualTo("1.0.0");
            Walk goesOn = Walk.join(OwnApplication.port(second), walk.slug());
            goesOn.until(() -> goesOn.done().contains("Activity_PrepareEnvironment"));
            assertThat(goesOn.done()).doesNotContain("Activity_CreateDeploymentPlan");
            assertThat(second.getBean(LedgerCheck.class).verdict())
                    .matches(LedgerVerdict::sound)
                    .matches(verdict -> verdict.entries() > 0);
        }
    }

    @Test
    void aStagingSuiteThatWasInterruptedRunsAgainAndTheReleaseGoesOn() {
        Walk walk;
        try (ConfigurableApplicationContext first = OwnApplication.start(data, 5)) {
            walk = Walk.start(
                    OwnApplication.port(first), Walk.request("support-assistant", "1.1.0", "minor"), Map.of());
            walk.until(() -> stagingIs(first, walk, Status.RUNNING));
        }
        try (ConfigurableApplicationContext second = OwnApplication.start(data, 5)) {
            Walk goesOn = Walk.join(OwnApplication.port(second), walk.slug());
            goesOn.until(() -> goesOn.done().contains("Activity_DocumentStaging"));
            assertThat(stagingIs(second, walk, Status.PASSED)).isTrue();
            assertThat(second.getBean(Ledger.class).entries(walk.slug()).stream()
                            .map(entry -> entry.content().type()))
                    .containsOnlyOnce("StagingDeployed", "StagingValidated");
        }
    }

    /** As a step of the release would read it. */
    private static boolean stagingIs(ConfigurableApplicationContext application, Walk walk, Status status) {
        boolean deployed = application.getBean(Ledger.class).entries(walk.slug()).stream()
                .anyMatch(entry -> entry.content().type().equals("StagingDeployed"));
        return deployed
                && application
                                .getBean(StagingEnvironment.class)
                                .validate(application
                                        .getBean(Candidates.class)
                                        .stagingOrder(ReleaseId.parse(walk.slug()), 1))
                                .status()
                        == status;
    }

    private static long deployments(ConfigurableApplicationContext application) {
        return application
                .getBean(RepositoryService.class)
                .createDeploymentQuery()
                .count();
    }
}
