package dev.slipway.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.release.Conduct;
import dev.slipway.release.ControllableServing;
import dev.slipway.release.ReleasePackage;
import dev.slipway.staging.StagingRun.Status;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staging inside the application, on real services. */
class LocalStagingTests extends StagingEnvironmentContract {

    private ControllableServing serving;
    private LocalStaging staging;

    @BeforeEach
    void open() {
        serving = new ControllableServing(SYSTEM, folder.resolve("inference"));
        staging = start(Duration.ofSeconds(30));
    }

    @AfterEach
    void close() {
        staging.close();
        serving.close();
    }

    @Test
    void aSuiteCutOffByARestartRunsAgain() {
        conduct("1.1.0").latency = Duration.ofMillis(300);
        assertThat(staging.validate(anUpdate()).status()).isEqualTo(Status.RUNNING);

        restart();
        conduct("1.1.0").latency = Duration.ZERO;

        assertThat(validated(anUpdate()).status()).isEqualTo(Status.PASSED);
    }

    @Test
    void aFinishedSuiteIsOnlyReadAfterARestart() {
        StagingRun result = validated(anUpdate());
        long started = serving.started("1.1.0");

        restart();

        assertThat(staging.validate(anUpdate())).isEqualTo(result);
        assertThat(serving.started("1.1.0")).isEqualTo(started);
    }

    @Test
    void startsNothingTwice() {
        StagingDeployment first = staging.deploy(anUpdate());

        assertThat(staging.deploy(anUpdate())).isEqualTo(first);
        assertThat(serving.started("1.1.0")).isEqualTo(1);
    }

    @Test
    void neverWaitsLongerThanItsDeadline() {
        staging.close();
        staging = start(Duration.ofSeconds(1));
        conduct("1.1.0").latency = Duration.ofMillis(300);

        StagingRun run = validated(anUpdate());

        assertThat(run.status()).isEqualTo(Status.UNREACHABLE);
        assertThat(run.message()).contains("slipway.staging.deadline");
        assertThat(Duration.between(present(run.startedAt()), present(run.finishedAt())))
                .isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void cannotCompareWithADeployedVersionThatDoesNotStart() {
        conduct("1.0.0").tampered = true;

        StagingRun run = validated(anUpdate());

        assertThat(run.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(run.message()).contains("1.0.0 could not be started");
    }

    @Test
    void leavesNoInstanceBehind() {
        validated(anUpdate());

        staging.remove(anUpdate());

        await().until(() -> serving.alive("1.1.0") + serving.alive("1.0.0") == 0);
    }

    @Override
    StagingEnvironment staging() {
        return staging;
    }

    @Override
    ReleasePackage version(String version) {
        return serving.version(version);
    }

    @Override
    Conduct conduct(String version) {
        return serving.conduct(version);
    }

    private LocalStaging start(Duration deadline) {
        StagingProperties properties = new StagingProperties(deadline, Duration.ofSeconds(1), 4, 60, 0.02, 0.02);
        return new LocalStaging(
                properties,
                new StagingFiles(folder.resolve("staging")),
                new Stage(List.of(serving)),
                Clock.systemUTC());
    }

    private void restart() {
        staging.close();
        staging = start(Duration.ofSeconds(30));
    }
}
