package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.RestPerson;
import dev.slipway.SlipwayApplication;
import dev.slipway.TestDatabase;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.LedgerCheck;
import dev.slipway.ledger.LedgerVerdict;
import dev.slipway.postgres.PostgresOrSkipped;
import dev.slipway.postgres.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The database restarts under people's hands: the application says so, comes back by itself and has lost nothing. */
@ExtendWith(PostgresOrSkipped.class)
@Tag("postgres")
class DatabaseRestartTests {

    @TempDir
    private Path data;

    @Test
    void anOpenTaskIsCompletedAfterwards() {
        try (ConfigurableApplicationContext application = start()) {
            int port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            Walk walk = Walk.start(port, Walk.request("support-assistant", "1.1.0", "minor"), Map.of());
            walk.until(() -> walk.done().contains("Activity_CreateDeploymentPlan"));
            awaitQuiet(application);
            long openTasks = openTasks(application);
            Ledger ledger = application.getBean(Ledger.class);
            List<Entry> before = ledger.entries(0, Math.toIntExact(ledger.head().size()));
            assertThat(openTasks).isPositive();
            assertThat(before).isNotEmpty();

            restartTheDatabase(port);

            assertThat(openTasks(application)).isEqualTo(openTasks);
            assertThat(ledger.entries(0, before.size()))
                    .as("mails may be told of meanwhile, behind what was there")
                    .isEqualTo(before);
            walk.until(() -> walk.done().contains("Activity_PrepareEnvironment"));
            assertThat(application.getBean(LedgerCheck.class).verdict())
                    .matches(LedgerVerdict::sound)
                    .matches(verdict -> verdict.entries() > before.size());
        }
    }

    private static void restartTheDatabase(int port) {
        PostgresServer server = PostgresServer.running();
        server.stop();
        awaitHealth(port, 503);
        assertThat(RestPerson.of(port, "deployment-manager")
                        .get("/engine-rest/task?maxResults=1")
                        .statusCode())
                .as("without a database nobody is let in")
                .isGreaterThanOrEqualTo(400);
        server.start();
        awaitHealth(port, 200);
    }

    private static void awaitHealth(int port, int status) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> RestPerson.anonymous(port).get("/actuator/health").statusCode() == status);
    }

    /** A step that is under way would be taken up again when its lock ends, minutes later. */
    private static void awaitQuiet(ConfigurableApplicationContext application) {
        Awaitility.await()
                .until(() -> application
                                .getBean(ManagementService.class)
                                .createJobQuery()
                                .messages()
                                .count()
                        == 0);
    }

    private static long openTasks(ConfigurableApplicationContext application) {
        return application.getBean(TaskService.class).createTaskQuery().count();
    }

    private ConfigurableApplicationContext start() {
        TestDatabase database = TestDatabase.postgres();
        return new SpringApplicationBuilder(SlipwayApplication.class)
                .profiles("sample", "postgres")
                .run(
                        "--server.port=0",
                        "--slipway.data=" + data,
                        "--slipway.sample.traffic.default-rate=5",
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.application(),
                        "--spring.flyway.user=" + database.user(),
                        "--spring.datasource.hikari.connection-timeout=1000");
    }
}
