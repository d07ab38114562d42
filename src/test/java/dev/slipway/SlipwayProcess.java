package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The application in a JVM of its own, to be asked, read and killed. */
public final class SlipwayProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Pattern READY = Pattern.compile("Slipway is ready: http://127\\.0\\.0\\.1:(\\d+)/");

    private final Path log;
    private final Process process;

    private SlipwayProcess(Path log, Process process) {
        this.log = log;
        this.process = process;
    }

    /**
     * @param code how a JVM finds the program: its class path and main class, or its jar
     * @param arguments settings
     * @param environment added to that of the tests
     */
    public static SlipwayProcess start(
            Path log, List<String> code, List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(code);
        command.addAll(arguments);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            return new SlipwayProcess(log, builder.redirectOutput(log.toFile()).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port it listens on, once it says that it is ready. */
    public int port() {
        Matcher ready = READY.matcher("");
        Awaitility.await("ready line in " + log).atMost(PATIENCE).until(() -> {
            assertThat(process.isAlive()).as(log()).isTrue();
            return ready.reset(log()).find();
        });
        return Integer.parseInt(ready.group(1));
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it says when it will not start. */
    public String refusal() {
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat(process.exitValue()).as(log()).isNotZero();
        return log();
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it in the middle of whatever it does, as {@code kill -9} and a power cut do. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to end, and waits for what it still has in its hands. */
    public void stop() {
        process.destroy();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
