package dev.slipway.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.RestPerson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** One application as it runs in earnest, in a JVM of its own. */
final class Node implements AutoCloseable {

    static final String PASSWORD = "Xk7!wq9Zp#2v";

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Pattern READY = Pattern.compile("Slipway is ready: http://127\\.0\\.0\\.1:(\\d+)/");

    private final Path log;
    private final Process process;

    private Node(Path log, Process process) {
        this.log = log;
        this.process = process;
    }

    static Node start(Path folder, String databaseUrl, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.slipway.SlipwayApplication",
                "--spring.profiles.active=production,postgres",
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--slipway.data=" + folder.resolve("data")));
        command.addAll(List.of(arguments));
        try {
            Path log = Files.createDirectories(folder).resolve("log.txt");
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("SPRING_DATASOURCE_URL", databaseUrl);
            builder.environment().put("SPRING_DATASOURCE_USERNAME", PostgresServer.USER);
            builder.environment().put("SLIPWAY_SECRETS", secrets(folder) + "/");
            return new Node(log, builder.redirectOutput(log.toFile()).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path secrets(Path folder) throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("slipway.admin.password"), PASSWORD + "\n");
        return secrets;
    }

    RestPerson administrator() {
        Matcher ready = READY.matcher("");
        Awaitility.await().atMost(PATIENCE).until(() -> {
            assertThat(process.isAlive()).as(log()).isTrue();
            return ready.reset(log()).find();
        });
        return new RestPerson(Integer.parseInt(ready.group(1)), "admin", PASSWORD);
    }

    /** What it says when it will not start. */
    String refusal() {
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat(process.exitValue()).as(log()).isNotZero();
        return log();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
