package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a person sees who starts the application. Each start is a process of its own, because the engine's web pages
 * keep static state that allows one application in a JVM.
 */
class SafeStartTests {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final String GOOD_PASSWORD = "Xk7!wq9Zp#2v";

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stopWhatStillRuns() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void theSampleKeepsItsFolderAndItsUsersToItself() throws Exception {
        Path sample = folder.resolve("sample.log");
        Process running = start(sample, "--spring.profiles.active=sample");
        await(sample, "Slipway is ready: http://127.0.0.1:");
        assertThat(sample).content().contains("log in as deployment-manager, system-owner", "deployment-manager-2");

        assertThat(refusal("--spring.profiles.active=sample"))
                .contains("APPLICATION FAILED TO START", "data folder is in use", "--slipway.data=");
        running.destroy();
        assertThat(running.waitFor(1, TimeUnit.MINUTES)).isTrue();

        assertThat(refusal("--spring.profiles.active=production", "--slipway.admin.password=" + GOOD_PASSWORD))
                .contains("APPLICATION FAILED TO START", "the database holds admin", "qa-lead-2", "empty data folder");
    }

    @Test
    void productionNeedsAPasswordForItsAdministratorAndThenNamesNoUsers() throws Exception {
        assertThat(refusal("--spring.profiles.active=production"))
                .contains("APPLICATION FAILED TO START", "Nobody administers the users", "SLIPWAY_ADMIN_PASSWORD");

        Path production = folder.resolve("production.log");
        start(production, "--spring.profiles.active=production", "--slipway.admin.password=" + GOOD_PASSWORD);
        await(production, "Slipway is ready: http://");
        assertThat(production).content().doesNotContain("log in as");
    }

    private String refusal(String... arguments) throws Exception {
        Path log = Files.createTempFile(folder, "refusal", ".log");
        Process process = start(log, arguments);
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        return Files.readString(log);
    }

    private Process start(Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.slipway.SlipwayApplication",
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--slipway.ledger.key-password=" + GOOD_PASSWORD,
                "--slipway.data=" + folder.resolve("data")));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        started.add(process);
        return process;
    }

    private static void await(Path log, String text) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(log).content().contains(text));
    }
}
