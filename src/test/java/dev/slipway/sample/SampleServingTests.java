package dev.slipway.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.release.ReleasePackage;
import dev.slipway.release.ServingRuntime.ComponentsDoNotMatch;
import dev.slipway.release.ServingRuntime.Instance;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleServingTests {

    @TempDir
    static Path folder;

    private static SampleFolder sample;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void generate() {
        sample = SampleFolder.generated(folder);
    }

    @Test
    void everyAnswerNamesModelPolicyAndRequest() throws Exception {
        ReleasePackage credit = released("credit-scoring", "1.1.0");
        try (Instance instance = sample.serving().start(credit)) {
            JsonNode answer =
                    json(ask(instance, "r-1", Applicant.next(new Random(3)).input()));

            assertThat(answer.path("request_id").asText()).isEqualTo("r-1");
            assertThat(answer.path("model_version").asText()).isEqualTo("1.1.0");
            assertThat(answer.path("policy_version").asText()).isEqualTo(credit.configurationDigest());
            assertThat(answer.path("outcome").asText()).isIn("approve", "decline");
            assertThat(answer.path("score").asDouble()).isBetween(0.0, 1.0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"input\":[]}",
                "{\"input\":{}}",
                "\u0000",
                "{\"input\":{\"income\":[]}}"
            })
    void malformedRequestsAreTheCallersFault(String body) throws Exception {
        try (Instance instance = sample.serving().start(released("credit-scoring", "1.0.0"))) {
            HttpResponse<String> response = post(instance, body);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(json(response).path("error").asText()).startsWith("Field '");
        }
    }

    @Test
    void anOversizedRequestIsRefused() throws Exception {
        try (Instance instance = sample.serving().start(released("credit-scoring", "1.0.0"))) {
            assertThat(post(instance, "x".repeat(70_000)).statusCode()).isEqualTo(413);
        }
    }

    @Test
    void realTrafficSlowsTheBadVersionDownAndCleanDataDoesNot() throws Exception {
        try (Instance good = sample.serving().start(released("credit-scoring", "1.0.0"));
                Instance bad = sample.serving().start(released("credit-scoring", "1.2.0"))) {
            List<ObjectNode> traffic = Stream.generate(new Random(8)::nextLong)
                    .map(seed -> new CreditScoring().request(new Random(seed)))
                    .limit(60)
                    .toList();
            List<ObjectNode> clean =
                    traffic.stream().filter(input -> input.has("income")).toList();
            p95(good, traffic);

            assertThat(p95(good, traffic)).isLessThan(100);
            assertThat(p95(bad, clean)).isLessThan(100);
            assertThat(p95(bad, traffic)).isGreaterThanOrEqualTo(100);
        }
    }

    @Test
    void theLogHasTheRequiredEventsAndMasksWhatItMust() throws Exception {
        ReleasePackage credit = released("credit-scoring", "1.3.0");
        try (Instance instance = sample.serving().start(credit)) {
            ask(
                    instance,
                    "r-2",
                    Json.object()
                            .put("income", 4321)
                            .put("debt_ratio", 0.2)
                            .put("years_employed", 3)
                            .put("late_payments", 0)
                            .put("region", "north"));
            ask(instance, "r-3", Json.object());

            Path file = instance.inferenceLog().orElseThrow();
            assertThat(Files.readString(file))
                    .contains("\"event\":\"prediction\"", "\"event\":\"input_rejected\"", "\"r-2\"", "\"***\"")
                    .doesNotContain("4321");
        }
    }

    @Test
    void startsNothingWhoseBytesAreNotThePackaged() throws IOException {
        SampleFolder own = SampleFolder.generated(folder.resolve("tampered"));
        ReleasePackage sorter = own.candidate("invoice-sorter", "1.0.0").releasePackage();
        Path policy = own.data().resolve("artifacts/invoice-sorter/1.0.0/components/configuration/sorting-policy.json");
        Files.writeString(policy, "{\"least_confidence\":0}");

        assertThatThrownBy(() -> own.serving().start(sorter))
                .isInstanceOf(ComponentsDoNotMatch.class)
                .hasMessageContaining("sorting-policy.json");
        Files.delete(policy);
        assertThatThrownBy(() -> own.serving().start(sorter)).isInstanceOf(ComponentsDoNotMatch.class);
    }

    @Test
    void aClosedInstanceAnswersNoMore() {
        Instance instance = sample.serving().start(released("support-assistant", "1.0.0"));
        instance.close();
        instance.close();

        assertThat(instance.alive()).isFalse();
        assertThatThrownBy(() -> post(instance, "{}")).isInstanceOf(IOException.class);
    }

    private static ReleasePackage released(String system, String version) {
        return sample.candidate(system, version).releasePackage();
    }

    private double p95(Instance instance, List<ObjectNode> inputs) throws Exception {
        double[] milliseconds = new double[inputs.size()];
        for (int i = 0; i < milliseconds.length; i++) {
            long begun = System.nanoTime();
            assertThat(ask(instance, "r", inputs.get(i)).statusCode()).isEqualTo(200);
            milliseconds[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(milliseconds);
        return milliseconds[(int) (milliseconds.length * 0.95)];
    }

    private HttpResponse<String> ask(Instance instance, String id, ObjectNode input) throws Exception {
        ObjectNode body = Json.object().put("request_id", id);
        body.set("input", input);
        return post(instance, Json.line(body));
    }

    private HttpResponse<String> post(Instance instance, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(instance.address().resolve("/predict"))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) {
        return Json.read(response.body().getBytes(StandardCharsets.UTF_8));
    }
}
