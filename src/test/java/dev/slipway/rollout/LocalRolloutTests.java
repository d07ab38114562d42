package dev.slipway.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.release.ControllableServing;
import dev.slipway.release.ReleasePackage;
import dev.slipway.release.ServingRuntime;
import dev.slipway.rollout.RolloutFigures.VersionFigures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The router inside the application, on real services. */
class LocalRolloutTests extends RolloutContract {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final HttpClient people = HttpClient.newHttpClient();
    private ControllableServing serving;
    private LocalRollout rollout;

    @BeforeEach
    void open() {
        serving = new ControllableServing(SYSTEM, folder.resolve("inference"));
        rollout = start(0);
    }

    @AfterEach
    void close() {
        rollout.close();
        serving.close();
    }

    @Test
    void keepsItsStateOverARestart() {
        installed("1.0.0");
        rollout.prepare(order("1.1.0"));
        RolloutState before = rollout.shift(order("1.1.0"), 25);

        restart();

        assertThat(rollout.observe(TARGET))
                .usingRecursiveComparison()
                .ignoringFields("observedAt")
                .isEqualTo(before);
        assertThat(asked(200, "1.1.0")).isBetween(49L, 51L);
        assertThat(rollout.promote(order("1.1.0")).stable()).isEqualTo(version("1.1.0"));
    }

    @Test
    void canGoBackAfterARestart() {
        installed("1.0.0");
        rollout.prepare(order("1.1.0"));
        rollout.promote(order("1.1.0"));

        restart();

        assertThat(rollout.restoreTargetAvailable(TARGET)).isTrue();
        rollout.restore(order("1.1.0"));
        assertThat(ask()).isEqualTo("1.0.0");
        assertThat(rollout.restore(order("1.1.0")).stable()).isEqualTo(version("1.0.0"));
    }

    @Test
    void ignoresAWriteThatACrashCutOff() throws IOException {
        installed("1.0.0");
        Path state = stateFile();
        Files.writeString(state.resolveSibling(state.getFileName() + ".tmp"), "{\"generation\": 9, \"tar");

        restart();

        assertThat(ask()).isEqualTo("1.0.0");
        assertThat(rollout.prepare(order("1.1.0")).candidate()).isEqualTo(version("1.1.0"));
    }

    @Test
    void refusesABrokenStateWithItsFileAndTheRemedy() throws IOException {
        installed("1.0.0");
        Files.writeString(stateFile(), "{\"generation\": 1, \"tar");

        assertThatThrownBy(() -> start(0))
                .hasMessageContaining(stateFile().toString())
                .hasMessageContaining("backup");
    }

    @Test
    void noticesAnotherApplicationOnTheSameFolder() {
        installed("1.0.0");
        try (LocalRollout other = start(0)) {
            other.prepare(order("1.1.0"));

            assertThatThrownBy(() -> rollout.prepare(order("1.2.0")))
                    .hasMessageContaining("Another application")
                    .hasMessageContaining("generation");
        }
        assertThat(rollout.observe(TARGET).candidate()).isNull();
    }

    @Test
    void namesThePortInUseAndItsProperty() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> start(taken.getLocalPort()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()))
                    .hasMessageContaining("slipway.rollout.port");
        }
    }

    @Test
    void tellsCallersOfASystemThatIsOffWhenToComeAgain() {
        HttpResponse<String> answer = post(rollout.address(TARGET), "{}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("30");
    }

    @Test
    void aSlowCandidateCountsAsErrorsAndItsCallersGet502() {
        installed("1.0.0");
        rollout.prepare(order("1.1.0"));
        rollout.shift(order("1.1.0"), 100);
        serving.conduct("1.1.0").latency = Duration.ofSeconds(5);

        assertThat(post(rollout.address(TARGET), body()).statusCode()).isEqualTo(502);

        assertThat(candidate().errors()).isEqualTo(1);
        assertThat(candidate().latencyP50Ms()).isBetween(1400.0, 4000.0);
    }

    @Test
    void anAnswerInAnotherVersionsNameIsAnError() {
        installed("1.0.0");
        rollout.prepare(order("1.1.0"));
        rollout.shift(order("1.1.0"), 100);
        serving.conduct("1.1.0").claims = "1.0.0";

        assertThat(post(rollout.address(TARGET), body()).statusCode()).isEqualTo(502);

        assertThat(candidate().errors()).isEqualTo(1);
    }

    @Test
    void aRefusalReachesTheCallerAndCountsAsAnError() {
        installed("1.0.0");

        assertThat(post(rollout.address(TARGET), "{}").statusCode()).isEqualTo(400);

        assertThat(Objects.requireNonNull(figures().stable()).errors()).isEqualTo(1);
    }

    @Test
    void measuresLatencyScoresAndOutcomesOfRealAnswers() {
        installed("1.0.0");
        rollout.prepare(order("1.1.0"));
        serving.conduct("1.1.0").latency = Duration.ofMillis(30);
        serving.conduct("1.1.0").score = input -> 0.25;
        rollout.shift(order("1.1.0"), 50);

        long asked = asked(100, "1.1.0");

        assertThat(asked).isBetween(49L, 51L);
        assertThat(candidate().answers()).isEqualTo(asked);
        assertThat(candidate().errorRate()).isZero();
        assertThat(candidate().latencyP50Ms()).isBetween(30.0, 150.0);
        assertThat(candidate().scores()).containsExactly(0, 0, asked, 0, 0, 0, 0, 0, 0, 0);
        assertThat(candidate().outcomes()).containsOnlyKeys("declined").containsEntry("declined", asked);
        VersionFigures stable = Objects.requireNonNull(figures().stable());
        assertThat(stable.outcomes()).containsEntry("approved", 100 - asked);
        assertThat(Comparison.latencyRatio(stable, candidate()).orElseThrow()).isGreaterThan(1.25);
        assertThat(Comparison.populationStabilityIndex(stable, candidate()).orElseThrow())
                .isGreaterThan(0.2);
    }

    @Test
    void aShadowWithOtherOutcomesIsSeen() {
        installed("1.0.0");
        rollout.prepare(order("1.1.0"));
        serving.conduct("1.1.0").score = input -> 0.25;
        rollout.shadow(order("1.1.0"), 100);

        assertThat(asked(30, "1.0.0")).isEqualTo(30);

        await().untilAsserted(() -> assertThat(figures().shadowDifferent()).isEqualTo(30));
    }

    @Test
    void aHangingShadowDoesNotSlowPeopleDown() {
        installed("1.0.0");
        rollout.prepare(order("1.1.0"));
        serving.conduct("1.1.0").latency = Duration.ofSeconds(5);
        rollout.shadow(order("1.1.0"), 100);

        assertThat(asked(400, "1.0.0")).isEqualTo(400);

        assertThat(Objects.requireNonNull(figures().stable()).latencyP95Ms()).isLessThan(1000);
    }

    @Test
    void aDeadCandidateIsNotStartedAgain() {
        installed("1.0.0");
        rollout.prepare(order("1.1.0"));
        kill("1.1.0");
        kill("1.0.0");

        await().until(() -> serving.alive("1.0.0") == 1);

        assertThat(serving.started("1.1.0")).isEqualTo(1);
    }

    @Test
    void putsNothingInPlaceWhoseBytesAreNotThePackaged() {
        installed("1.0.0");
        serving.conduct("1.1.0").tampered = true;

        assertThatThrownBy(() -> rollout.prepare(order("1.1.0")))
                .isInstanceOf(ServingRuntime.ComponentsDoNotMatch.class);

        assertThat(rollout.observe(TARGET).order()).isNull();
    }

    @Test
    void endsTheInstancesThatServeNobodyAnyMore() {
        installed("1.0.0");
        rollout.prepare(order("1.1.0"));

        rollout.abort(order("1.1.0"));

        await().until(() -> serving.alive("1.1.0") == 0);
        assertThat(serving.alive("1.0.0")).isEqualTo(1);
    }

    @Test
    void installsOnlyWhereNoStateIsYet() {
        installed("1.0.0");

        installed("1.1.0");

        assertThat(ask()).isEqualTo("1.0.0");
    }

    @Test
    void saysWhichSystemNoRuntimeServes() {
        Target unknown = new Target("unknown", "production");
        ReleasePackage other =
                new ReleasePackage("unknown", "1.0.0", version("1.0.0").components());

        assertThatThrownBy(() -> rollout.install(unknown, other)).hasMessageContaining("ServingRuntime");
    }

    @Override
    Rollout rollout() {
        return rollout;
    }

    @Override
    ReleasePackage version(String version) {
        return serving.version(version);
    }

    @Override
    void installed(String version) {
        rollout.install(TARGET, version(version));
    }

    @Override
    void kill(String version) {
        serving.kill(version);
    }

    @Override
    String ask() {
        HttpResponse<String> answer = post(rollout.address(TARGET), body());
        return switch (answer.statusCode()) {
            case 200 -> modelVersion(answer.body());
            case 503 -> OFF;
            default -> ERROR;
        };
    }

    private LocalRollout start(int port) {
        RolloutProperties properties = new RolloutProperties(
                port, Duration.ofMillis(1500), Duration.ofMillis(50), Duration.ofHours(2), 16, 256);
        return new LocalRollout(properties, folder.resolve("rollout"), List.of(serving), Clock.systemUTC());
    }

    private void restart() {
        rollout.close();
        rollout = start(0);
    }

    private Path stateFile() {
        return folder.resolve("rollout/production~credit-scoring.json");
    }

    private VersionFigures candidate() {
        return Objects.requireNonNull(figures().candidate());
    }

    private static String body() {
        return "{\"request_id\":\"r-1\",\"input\":{\"income\":60,\"name\":\"Ada\"}}";
    }

    private static String modelVersion(String body) {
        try {
            return JSON.readTree(body).path("model_version").asText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> post(URI address, String body) {
        try {
            return people.send(
                    HttpRequest.newBuilder(address)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
