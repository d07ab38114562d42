package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.release.ReleasePackage;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutState;
import dev.slipway.rollout.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** A version whose service dies: in staging somebody is told and stages again, in the canary it is taken back. */
class DyingServiceTests {

    private static final String SYSTEM = "support-assistant";
    private static final String VERSION = "1.1.0";

    @TempDir
    private Path data;

    @Test
    void aServiceThatDiesIsStagedAgainAndTakenBackByItsCanary() {
        try (ConfigurableApplicationContext application =
                OwnApplication.start(data, 100, KillableServing.Configuration.class)) {
            KillableServing serving = application.getBean(KillableServing.class);
            serving.killOnFirstAnswer(VERSION, 1);
            Walk walk = Walk.start(
                    OwnApplication.port(application),
                    Walk.request(SYSTEM, VERSION, "minor"),
                    Map.of(
                            "Activity_DefineRolloutPolicy",
                            Map.of("canarySteps", "20, 50", "observationPeriod", "PT3S")));
            walk.untilOffered("Activity_ResolveStagingFailure");
            assertThat(shown(application, "Activity_ResolveStagingFailure", "stagingSummary"))
                    .contains("UNREACHABLE");

            walk.until(() -> walk.done().contains("Activity_ConfirmStagingResults"));
            serving.killOnFirstAnswer(VERSION, serving.started(VERSION) + 1);
            walk.until(
                    () -> !entries(application, walk, "DeploymentEventClosed").isEmpty());

            assertThat(entries(application, walk, "DeploymentEventClosed")
                            .get(0)
                            .content()
                            .payload())
                    .containsEntry("outcome", "rolledBack");
            assertThat(entries(application, walk, "RollbackDecided")
                            .get(0)
                            .content()
                            .payload())
                    .containsEntry("automatic", true);
            RolloutState now = application.getBean(Rollout.class).observe(new Target(SYSTEM, "production"));
            assertThat(now.candidate()).isNull();
            assertThat(now.stable())
                    .isNotNull()
                    .extracting(ReleasePackage::version)
                    .isEqualTo("1.0.0");
        }
    }

    private static String shown(ConfigurableApplicationContext application, String activity, String variable) {
        TaskService tasks = application.getBean(TaskService.class);
        return String.valueOf(tasks.getVariable(
                tasks.createTaskQuery()
                        .taskDefinitionKey(activity)
                        .singleResult()
                        .getId(),
                variable));
    }

    private static List<Entry> entries(ConfigurableApplicationContext application, Walk walk, String type) {
        return application.getBean(Ledger.class).entries(walk.slug()).stream()
                .filter(entry -> entry.content().type().equals(type))
                .toList();
    }
}
