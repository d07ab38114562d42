package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Leftovers;
import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.process.exception.ExceptionFollowUps;
import dev.slipway.process.exception.FollowUpItem;
import dev.slipway.release.ReleaseCandidates;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import dev.slipway.release.Releases;
import dev.slipway.release.Role;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutOrder;
import dev.slipway.rollout.RolloutState;
import dev.slipway.rollout.Target;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Drills on real instances, a supplier's change that becomes a release, and what an urgent release owes, over HTTP. */
@SlipwayTest
class BesideTheLineTests {

    private static final String DRILLS = "/api/systems/credit-scoring/rollback-drills";
    private static final String FIRST_DRILL = "rollback-drill:credit-scoring:production:1";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String REPORT = """
            {"system": "credit-scoring", "environment": "production", "component": "bureau data feed",
             "supplier": "Bureau Ltd", "source": "notice", "what": "%s", "effective": "2026-12-01T00:00Z",
             "notice": "BL-2026-11"}
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Rollout rollout;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Releases releases;

    @Autowired
    private ReleaseCandidates candidates;

    @Autowired
    private ExceptionFollowUps followUps;

    @Autowired
    private Clock clock;

    /** What this class started must not stand in another class's list. */
    @AfterEach
    void endWhatIsLeft() {
        for (String process : List.of("ai-deployment", "third-party-change", "exception-follow-up")) {
            Leftovers.end(
                    runtime,
                    runtime.createProcessInstanceQuery().processDefinitionKey(process).list().stream()
                            .map(ProcessInstance::getId)
                            .toList());
        }
    }

    @Test
    void aVersionThatWasLiveBeforeIsDrilledAtFirstStart() {
        Map<String, Object> drill = entry(FIRST_DRILL, "RollbackDrillCompleted");
        assertThat(drill).containsEntry("result", "kept").containsEntry("back", "off");
        assertThat(String.valueOf(drill.get("out"))).startsWith("1.0.0 sha256:");
        assertThat(Long.parseLong(String.valueOf(drill.get("tookMillis")))).isBetween(0L, 60_000L);
        assertThat(types(FIRST_DRILL))
                .containsSubsequence("DrillRolledOut", "DrillRolledBack", "RollbackDrillCompleted");
    }

    @Test
    void theTechnicalOwnerHasACandidateDrilledOutAndBack() {
        entry(FIRST_DRILL, "RollbackDrillCompleted");
        ReleasePackage live =
                rollout.observe(new Target("credit-scoring", "production")).stable();
        leaveACandidateOnStaging();
        HttpResponse<String> opened = person("technical-owner")
                .post(DRILLS, "{\"environment\": \"production\", \"version\": \"1.3.0\", \"reason\": \"new router\"}");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        String key = Tasklist.json(opened).path("businessKey").asText();
        Map<String, Object> drill = entry(key, "RollbackDrillCompleted");
        assertThat(String.valueOf(drill.get("out"))).startsWith("1.3.0 ");
        assertThat(drill).containsEntry("result", "kept");
        RolloutState staging = rollout.observe(new Target("credit-scoring", "staging"));
        assertThat(staging.stable()).isEqualTo(live);
        assertThat(staging.candidate()).isNull();
        assertThat(rollout.observe(new Target("credit-scoring", "production")).stable())
                .isEqualTo(live);

        answered("technical-owner", key, Map.of("drillReview", "stands"));
        assertThat(entry(key, "RollbackDrillClosed")).containsEntry("outcome", "closed");
        assertThat(person("auditor").get(DRILLS).body()).contains("\"ageDays\":0", "\"running\":false");
    }

    @Test
    void aDrillIsRefusedToOthersAndForWhatIsNotThere() {
        assertThat(person("operations").post(DRILLS, "{\"reason\": \"x\"}").statusCode())
                .isEqualTo(403);
        refused(
                400,
                "'Why now' is required",
                () -> person("technical-owner").post(DRILLS, "{\"environment\": \"production\"}"));
        refused(
                400,
                "There is no environment 'moon'",
                () -> person("technical-owner").post(DRILLS, "{\"environment\": \"moon\", \"reason\": \"x\"}"));
        refused(
                400,
                "There is no system 'nothing'",
                () -> person("technical-owner")
                        .post(
                                "/api/systems/nothing/rollback-drills",
                                "{\"environment\": \"production\", \"reason\": \"x\"}"));
        refused(400, "one JSON object", () -> person("technical-owner").post(DRILLS, "[1"));
    }

    @Test
    void aSuppliersChangeBecomesAReleaseInTheNameOfWhoeverRequestsIt() {
        String change = reported("new file format");
        answered(
                "technical-sme",
                change,
                Map.of("thirdPartyDecision", "release", "agreementConsulted", "yes", "agreementReference", "MSA 4.2"));

        Map<String, Object> wrong = Map.of("followVersion", "9.9.9", "followType", "minor", "followUrgent", false);
        HttpResponse<String> refused = answer("release-manager", change, wrong);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("There is no version '9.9.9'");
        answered(
                "release-manager",
                change,
                Map.of("followVersion", "1.3.0", "followType", "minor", "followUrgent", false));

        String slug = String.valueOf(entry(change, "FollowingReleaseRequested").get("release"));
        assertThat(slug).startsWith("credit-scoring~1.3.0~production~");
        assertThat(entry(slug, "ReleaseRequested")).containsEntry("requester", "release-manager");
        assertThat(entry(slug, "ThirdPartyChangeNamed")).containsEntry("thirdPartyChange", change);
        assertThat(releases.requester(ReleaseId.parse(slug))).contains("release-manager");
        assertThat(entry(change, "ThirdPartyChangeClosed")).containsEntry("outcome", "release");
    }

    @Test
    void aRepeatedReportOpensNothingTwice() {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = report("ci", key, "model retrained");
        HttpResponse<String> second = report("ci", key, "model retrained");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        refused(409, "came before with other content", () -> report("ci", key, "something else"));
        assertThat(report("operations", key, "seen by a monitor").statusCode()).isEqualTo(201);
    }

    @Test
    void aReportIsRefusedWithoutKeyRightOrFields() {
        refused(
                400,
                "Idempotency-Key must be 1 to 200 characters, found none",
                () -> person("ci").post("/api/third-party-changes", REPORT.formatted("x")));
        assertThat(report("qa-lead", "k-1", "x").statusCode()).isEqualTo(403);
        refused(400, "'What changes' is required", () -> report("ci", "k-2", ""));
    }

    @Test
    void whatAnUrgentReleaseOwesIsSettledBeforeItsExceptionIsClosed() {
        ReleaseId release = releases.open("refusal-probe", "1.0.0", "production", "ci");
        String slug = release.slug();
        followUps.open(
                release,
                List.of(new FollowUpItem(
                        FollowUpItem.Kind.DEFERRED_CHECK,
                        "Fairness on new data",
                        Role.QA_LEAD,
                        clock.instant().minusSeconds(60))));
        assertThat(String.valueOf(entry(slug, "DeferredCheckOverdue").get("item")))
                .contains("qa-lead");

        answered("qa-lead", slug, Map.of("deferredResult", "notInOrder"));
        HttpResponse<String> early = answer("governance-lead", slug, Map.of("exceptionClosing", "close"));
        assertThat(early.statusCode()).isEqualTo(400);
        assertThat(early.body()).contains("while something is owed", "Fairness on new data");
        answered("governance-lead", slug, Map.of("exceptionClosing", "again"));
        answered("qa-lead", slug, Map.of("deferredResult", "inOrder"));
        answered("governance-lead", slug, Map.of("exceptionClosing", "close"));
        assertThat(entry(slug, "ExceptionClosed")).containsEntry("outcome", "closed");
        assertThat(types(slug)).contains("DeferredCheckFailed", "DeferredCheckSettled");
    }

    /** As a drill that broke off does. */
    private void leaveACandidateOnStaging() {
        var left = candidates.assemble("credit-scoring", "1.1.0").found().orElseThrow();
        rollout.prepare(
                new RolloutOrder(new ReleaseId("credit-scoring", "1.1.0", "staging", 99), left.releasePackage()));
    }

    private String reported(String what) {
        HttpResponse<String> answer = report("ci", UUID.randomUUID().toString(), what);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Tasklist.json(answer).path("businessKey").asText();
    }

    private HttpResponse<String> report(String user, String key, String what) {
        HttpRequest.Builder request = person(user)
                .request("/api/third-party-changes")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(REPORT.formatted(what)));
        return RestPerson.send(request);
    }

    private void answered(String user, String key, Map<String, Object> answers) {
        HttpResponse<String> answer = answer(user, key, answers);
        assertThat(answer.statusCode()).as("%s of %s", user, answer.body()).isEqualTo(204);
    }

    private HttpResponse<String> answer(String user, String key, Map<String, Object> answers) {
        Tasklist tasklist = new Tasklist(person(user));
        Tasklist.Task task = Awaitility.await(key + " offered to " + user)
                .atMost(PATIENCE)
                .until(() -> tasklist.tasks(key, user), found -> !found.isEmpty())
                .get(0);
        tasklist.claim(task);
        return tasklist.submit(task, tasklist.form(task, answers).answers());
    }

    private Map<String, Object> entry(String subject, String type) {
        return Awaitility.await(type + " of " + subject)
                .atMost(PATIENCE)
                .until(
                        () -> ledger.entries(subject).stream()
                                .filter(entry -> entry.content().type().equals(type))
                                .reduce((earlier, later) -> later)
                                .map(entry -> entry.content().payload())
                                .orElse(null),
                        Objects::nonNull);
    }

    private List<String> types(String subject) {
        return ledger.entries(subject).stream()
                .map(Entry::content)
                .map(content -> content.type())
                .toList();
    }

    private void refused(int status, String text, Supplier<HttpResponse<String>> request) {
        HttpResponse<String> answer = request.get();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(text);
    }

    private RestPerson person(String user) {
        return RestPerson.of(port, user);
    }
}
