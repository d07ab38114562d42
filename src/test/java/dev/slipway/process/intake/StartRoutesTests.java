package dev.slipway.process.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.approval.SegregationOfDuties;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What programs may start, in whose name, and that they start nothing twice. */
@SlipwayTest
class StartRoutesTests {

    private static final String RELEASES = "/api/releases";
    private static final String CHANGES = "/api/changes";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private Releases releases;

    @Autowired
    private SegregationOfDuties duties;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TaskService tasks;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Ledger ledger;

    @Test
    void aPipelineRequestsForThePersonWhoCausedItsRun() throws IOException {
        HttpResponse<String> answer = post("ci", RELEASES, "run-1", release("1.3.0", "release-manager"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        ReleaseId release = ReleaseId.parse(json(answer).path("slug").asText());
        assertThat(release.version()).isEqualTo("1.3.0");
        assertThat(releases.requester(release)).contains("release-manager");
        assertThat(duties.roleOf(release, "release-manager")).contains("release-manager");
        Entry requested = entry(release.slug(), "ReleaseRequested");
        assertThat(requested.content().payload())
                .containsEntry("requester", "release-manager")
                .containsEntry("login", "ci");
        assertThat(entry(release.slug(), "ProcessStarted").content().actor().id())
                .isEqualTo("ci");
    }

    @Test
    void aPipelineThatKnowsNobodyStandsForItself() throws IOException {
        String slug = json(post("ci", RELEASES, "run-2", release("1.3.0", null)))
                .path("slug")
                .asText();
        assertThat(releases.requester(ReleaseId.parse(slug))).contains("ci");
        assertThat(entry(slug, "ReleaseRequested").content().payload()).containsEntry("role", "pipeline");
    }

    @Test
    void aPersonRequestsByTheSameRoute() throws IOException {
        String slug = json(post("deployment-manager", RELEASES, "run-3", release("1.3.0", null)))
                .path("slug")
                .asText();
        assertThat(releases.requester(ReleaseId.parse(slug))).contains("deployment-manager");
    }

    @ParameterizedTest
    @CsvSource({
        "ci, qa-lead, 403, qa-lead may not request",
        "ci, nobody-at-all, 400, names nobody who has a login here",
        "ci, ci, 403, ci may not request",
        "deployment-manager, release-manager, 403, you request for yourself",
        "qa-lead, , 403, qa-lead may not request",
        "auditor, , 403, auditor may not request",
        "admin, , 403, admin may not request"
    })
    void refusesWhoMayNotRequest(String login, @Nullable String requestedBy, int status, String text) {
        refused(status, text, () -> post(login, RELEASES, "run-4", release("1.3.0", requestedBy)));
    }

    @Test
    void refusesAStranger() {
        refused(401, "", () -> send(RestPerson.anonymous(port), RELEASES, "run-5", "{}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            version | "9.9.9" | There is no version '9.9.9'
            version | null | 'Version' is required
            changes | ["model", "magic"] | 'What changes'
            changes | "model" | 'What changes'
            changes | {"model": true} | 'What changes'
            urgent | "yes" | 'This release is urgent'
            riskTier | "minimal" | 'riskTier' is not a field that this form sends
            businessKey | "credit-scoring~1.3.0~production~7" | 'businessKey' is not a field
            requestedBy | 7 | 'requestedBy' must be the login of a person
            type | "rollback" | The type 'rollback' does not fit
            """)
    void refusesWhatTheStartFormRefuses(String field, String value, String text) throws JsonProcessingException {
        Map<String, @Nullable Object> body = release("1.3.0", "release-manager");
        body.put(field, JSON.readValue(value, Object.class));
        refused(400, text, () -> post("ci", RELEASES, "run-6", body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "\"text\"", "{\"system\": }"})
    void refusesABodyThatIsNoObject(String body) {
        refused(400, "body is refused", () -> send(RestPerson.of(port, "ci"), RELEASES, "run-7", body));
    }

    @Test
    void refusesARequestWithoutAKey() {
        refused(
                400,
                "'Idempotency-Key' must have",
                () -> post("ci", RELEASES, "", release("1.3.0", "release-manager")));
    }

    @Test
    void theSameRequestAgainIsTheSameRelease() throws IOException {
        HttpResponse<String> first = post("ci", RELEASES, "run-8", release("1.3.0", "release-manager"));
        HttpResponse<String> second = post("ci", RELEASES, "run-8", release("1.3.0", "release-manager"));

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(json(second)).isEqualTo(json(first));
        refused(
                409,
                "was used for another request, which started "
                        + json(first).path("slug").asText(),
                () -> post("ci", RELEASES, "run-8", release("1.2.0", "release-manager")));
        assertThat(post("release-manager", RELEASES, "run-8", release("1.3.0", null))
                        .body())
                .as("a key belongs to its login")
                .isNotEqualTo(first.body());
    }

    @Test
    void theSameRequestManyTimesAtOnceIsOneRelease() {
        List<CompletableFuture<HttpResponse<String>>> sent = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> post("ci", RELEASES, "run-9", release("1.3.0", "release-manager"))))
                .toList();
        assertThat(sent.stream()
                        .map(CompletableFuture::join)
                        .map(HttpResponse::body)
                        .distinct())
                .singleElement()
                .asString()
                .contains("slug");
    }

    @Test
    void aPipelineIsRefusedEverythingElse() throws IOException {
        RestPerson ci = RestPerson.of(port, "ci");
        String variables = JSON.writeValueAsString(Map.of("variables", Map.of()));
        for (String process : List.of("ai-deployment", "request-change", "roll-back-deployment")) {
            for (String route : List.of("submit-form", "start")) {
                refused(
                        404,
                        "No matching",
                        () -> ci.post("/engine-rest/process-definition/key/" + process + "/" + route, variables));
            }
        }
        String slug = json(post("deployment-manager", CHANGES, "run-10", change("CHG-77", "no")))
                .path("change")
                .asText();
        assertThat(slug).startsWith("change-");
        assertThat(ci.get("/engine-rest/task?maxResults=9").body()).isEqualTo("[]");
        assertThat(ci.get("/engine-rest/process-instance?maxResults=9").body()).isEqualTo("[]");
        assertThat(ci.get("/engine-rest/process-definition?maxResults=9").body())
                .as("it may report what a third party changed, and knows of nothing else")
                .doesNotContain("ai-deployment", "request-change");
        refused(403, "", () -> ci.deploy("ci", "<definitions/>"));
        refused(404, "", () -> ci.post("/api/tasks/none/give-back", ""));
    }

    @Test
    void aPipelinesTicketMustBeRecordedAndAPersonsRequestRecordsIt() throws IOException {
        post("ci", RELEASES, "run-11", with(release("1.3.0", "release-manager"), "changeTicket", "CHG-901"));
        assertThat(answers("CHG-901")).isEmpty();
        post("release-manager", RELEASES, "run-11", with(release("1.3.0", null), "changeTicket", "CHG-902"));
        assertThat(answers("CHG-902")).containsExactly("ai-system credit-scoring");
        post("ci", CHANGES, "run-12", change("CHG-903", "yes"));
        post("release-manager", RELEASES, "run-13", with(release("1.3.0", null), "changeTicket", "CHG-903"));
        assertThat(answers("CHG-903")).containsExactly("ai-system credit-scoring");
    }

    @Test
    void everyFifthNoIsReviewedByTheComplianceOfficerAndANoKeepsItsReason() throws IOException {
        List<String> reviewed = IntStream.range(0, 10)
                .mapToObj(i -> post("ci", CHANGES, "no-" + i, change("CHG-" + (800 + i), "no")))
                .map(StartRoutesTests::json)
                .map(answer -> answer.path("change").asText())
                .filter(change -> waitsForReview(change))
                .toList();
        assertThat(reviewed).hasSize(2);
        assertThat(entry(reviewed.get(0), "ChangeRequested").content().payload())
                .containsEntry("reason", "It changes the canteen's menu.")
                .containsEntry("sampled", true);

        reviewFindsAnAiSystem(reviewed.get(0));

        assertThat(entry(reviewed.get(0), "NonAiChangeReviewed").content().payload())
                .containsEntry("reviewedBy", "compliance-officer")
                .containsEntry("system", "credit-scoring");
        String ticket = String.valueOf(
                entry(reviewed.get(0), "ChangeRequested").content().payload().get("ticket"));
        assertThat(answers(ticket)).containsExactly("ai-system credit-scoring");
    }

    private void reviewFindsAnAiSystem(String change) {
        RestPerson officer = RestPerson.of(port, "compliance-officer");
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(change)
                .singleResult()
                .getId();
        assertThat(officer.post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"compliance-officer\"}")
                        .statusCode())
                .isEqualTo(204);
        HttpResponse<String> answered = officer.post("/engine-rest/task/" + task + "/submit-form", """
                {"variables": {"changeReview": {"value": "aiSystem"}, "reviewedSystem": {"value": "credit-scoring"},
                 "changeReviewReason": {"value": "The menu feeds the score."}}}""");
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(204);
        Awaitility.await(change).until(() -> hasEnded(change));
    }

    /** Waits until it is decided: a change that is not drawn has ended. */
    private boolean waitsForReview(String change) {
        Awaitility.await(change).until(() -> isOffered(change) || hasEnded(change));
        return isOffered(change);
    }

    private boolean hasEnded(String change) {
        return history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(change)
                        .finished()
                        .count()
                == 1;
    }

    private boolean isOffered(String change) {
        return tasks.createTaskQuery()
                        .processInstanceBusinessKey(change)
                        .taskDefinitionKey("Activity_ReviewNonAiChange")
                        .taskCandidateGroup("compliance-officer")
                        .count()
                == 1;
    }

    private List<String> answers(String ticket) {
        return jdbc.query(
                "select answer, system from change_request where ticket = ?",
                (row, index) -> row.getString("answer") + " " + row.getString("system"),
                ticket);
    }

    private Entry entry(String subject, String type) {
        return ledger.entries(subject).stream()
                .filter(entry -> entry.content().type().equals(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError(type + " is missing for " + subject));
    }

    private void refused(int status, String text, Supplier<HttpResponse<String>> request) {
        List<Long> before = traces();
        HttpResponse<String> answer = request.get();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(text);
        assertThat(traces()).isEqualTo(before);
    }

    private List<Long> traces() {
        return List.of(
                history.createHistoricProcessInstanceQuery()
                        .processDefinitionKeyIn("ai-deployment", "request-change")
                        .count(),
                repository.createDeploymentQuery().count(),
                count("release_attempt"),
                count("change_request"),
                count("start_request"));
    }

    private long count(String table) {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from " + table, Long.class));
    }

    private static Map<String, @Nullable Object> release(String version, @Nullable String requestedBy) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>(Map.of(
                "system", "credit-scoring",
                "version", version,
                "environment", "production",
                "type", "minor",
                "changes", List.of("model", "configuration"),
                "changeTicket", "CHG-900",
                "summary", "Asked for by a program.",
                "builtIn", "own cluster",
                "deployedTo", "own premises"));
        if (requestedBy != null) {
            body.put("requestedBy", requestedBy);
        }
        return body;
    }

    private static Map<String, @Nullable Object> change(String ticket, String ai) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>(Map.of(
                "intakeTicket",
                ticket,
                "intakeState",
                "requested",
                "intakeDescription",
                "Something changes.",
                "intakeAi",
                ai));
        body.put(
                ai.equals("yes") ? "intakeSystem" : "notAiReason",
                ai.equals("yes") ? "credit-scoring" : "It changes the canteen's menu.");
        return body;
    }

    private static Map<String, @Nullable Object> with(Map<String, @Nullable Object> body, String key, Object value) {
        body.put(key, value);
        return body;
    }

    private HttpResponse<String> post(String login, String path, String key, Map<String, @Nullable Object> body) {
        try {
            return send(RestPerson.of(port, login), path, key, JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> send(RestPerson person, String path, String key, String body) {
        var request =
                person.request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
