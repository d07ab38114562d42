package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.approval.ApprovalRounds;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.process.hold.OfferedAct;
import dev.slipway.process.hold.OfferedActs;
import dev.slipway.process.hold.TaskAct;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever task takes a rejection or a rework: the address of the release answers it, for its role and for no other. */
@SlipwayTest
class TaskActTests {

    private static final String DIGEST = "sha256:" + "1".repeat(64);
    private static final String WHY = "The figures of the night do not fit";
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    private final LoneTasks lone;
    private final ProcessEngine engine;
    private final OfferedActs offered;
    private final ApprovalRounds rounds;
    private final Ledger ledger;

    @Autowired
    TaskActTests(ProcessEngine engine, Releases releases, OfferedActs offered, ApprovalRounds rounds, Ledger ledger) {
        this.lone = new LoneTasks(engine, releases);
        this.engine = engine;
        this.offered = offered;
        this.rounds = rounds;
        this.ledger = ledger;
    }

    @AfterEach
    void closeTasks() {
        lone.closeAll();
    }

    @TestFactory
    Stream<DynamicTest> answersTheTaskAsItsModelSays() {
        List<DynamicTest> all = lone.places().stream()
                .flatMap(place -> acts(place)
                        .map(act -> DynamicTest.dynamicTest(
                                place.activity() + " " + act.act().path() + " " + act.to(), () -> check(place, act))))
                .toList();
        assertThat(all).hasSizeGreaterThan(35);
        return all.stream();
    }

    @Test
    void theCommitteeSendsItsResolutionAlong() {
        String slug = release();
        open(slug, new LoneTasks.Place("approve-deployment", "Activity_GiveApproval", true));

        assertThat(act("governance-committee", slug, TaskAct.REJECTION, "{\"reason\": \"" + WHY + "\"}")
                        .body())
                .contains("is required");
        HttpResponse<String> answer = act("governance-committee", slug, TaskAct.REJECTION, """
                {"reason": "%s", "answers": {"resolutionNumber": "R-7", "resolutionDate": "2026-11-20",
                 "membersPresent": "Ada, Ben, Cleo", "votesFor": 0, "votesAgainst": 3, "quorumReached": true,
                 "minutesDigest": "%s"}}""".formatted(WHY, DIGEST));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(types(slug)).contains("ApprovalRefused");
    }

    @Test
    void whoMayAnswerSeveralTasksNamesOne() {
        String slug = release();
        List<Task> both = Stream.of("Activity_DecideOnGaps", "Activity_ConfirmDeploymentStart")
                .map(activity -> open(slug, place(activity)).get(0))
                .toList();

        HttpResponse<String> refused =
                act("deployment-manager-2", slug, TaskAct.REJECTION, "{\"reason\": \"" + WHY + "\"}");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(both).allSatisfy(task -> assertThat(refused.body()).contains(task.getId()));
        HttpResponse<String> named = act(
                "deployment-manager-2",
                slug,
                TaskAct.REJECTION,
                "{\"reason\": \"" + WHY + "\", \"task\": \"" + both.get(1).getId() + "\"}");
        assertThat(named.statusCode()).as(named.body()).isEqualTo(204);
        assertThat(isOpen(both.get(0))).isTrue();
        assertThat(isOpen(both.get(1))).isFalse();
    }

    @Test
    void nothingIsWalkedAround() {
        String slug = release();
        Task task = open(slug, place("Activity_AddressRejection")).get(0);
        String why = "\"reason\": \"" + WHY + "\"";

        refused(act("deployment-manager-2", slug, TaskAct.REWORK, "{" + why + "}"), 400, "'to' must be one of [");
        refused(act("deployment-manager-2", slug, TaskAct.REWORK, "{" + why + ", \"to\": \"moon\"}"), 400, "moon");
        refused(act("deployment-manager-2", slug, TaskAct.REJECTION, "{}"), 400, "'reason' must have 1 to 2000");
        refused(
                act("deployment-manager-2", slug, TaskAct.REJECTION, "{" + why + ", \"to\": \"plan\"}"),
                400,
                "'to' must be left out");
        refused(
                act(
                        "deployment-manager-2",
                        slug,
                        TaskAct.REJECTION,
                        "{" + why + ", \"answers\": {\"rejectionAction\": \"again\"}}"),
                400,
                "'rejectionAction' is what this address itself answers");
        refused(
                act(
                        "deployment-manager-2",
                        slug,
                        TaskAct.REJECTION,
                        "{" + why + ", \"answers\": {\"approvedByMachine\": true}}"),
                400,
                "'approvedByMachine' is not a field that this form sends");
        refused(act("deployment-manager-2", slug, TaskAct.LIFT, "{" + why + "}"), 409, "There is nothing to lift");
        refused(act("admin", slug, TaskAct.REJECTION, "{" + why + "}"), 403, "admin works in no release");
        refused(act("auditor", slug, TaskAct.REWORK, "{" + why + "}"), 403, "auditor works in no release");
        engine.getTaskService().setAssignee(task.getId(), "deployment-manager");
        refused(act("deployment-manager-2", slug, TaskAct.REJECTION, "{" + why + "}"), 409, "already claimed by");
        assertThat(isOpen(task)).isTrue();
        assertThat(types(slug)).doesNotContain("TaskCompleted");
    }

    private void check(LoneTasks.Place place, OfferedAct act) throws JsonProcessingException {
        String slug = release();
        Task task = open(slug, place).get(0);
        String role = lone.groups(task).get(0);
        String body = JSON.writeValueAsString(Map.of("reason", WHY, "to", act.to()));

        refused(act(stranger(task), slug, act.act(), body), 403, "you are in none of these groups");
        HttpResponse<String> answer = act(role, slug, act.act(), body);
        if (act.asksMore(List.of(role))) {
            refused(answer, 400, "is required");
            assertThat(isOpen(task)).isTrue();
            return;
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(isOpen(task)).isFalse();
        assertThat(types(slug)).containsSubsequence("TaskClaimed", "TaskCompleted");
        act.answers()
                .forEach((key, value) ->
                        assertThat(answers(slug)).containsEntry(key, value.startsWith("$") ? WHY : value));
    }

    private static String stranger(Task task) {
        return task.getTaskDefinitionKey().contains("Technical") ? "qa-lead" : "operations";
    }

    private Stream<OfferedAct> acts(LoneTasks.Place place) {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(place.process())
                .latestVersion()
                .singleResult()
                .getId();
        return offered.of(definition, place.activity()).stream().filter(act -> act.act() != TaskAct.LIFT);
    }

    private String release() {
        String slug = lone.release("ci");
        rounds.open(ReleaseId.parse(slug), 1, Instant.now());
        return slug;
    }

    private List<Task> open(String slug, LoneTasks.Place place) {
        return lone.open(
                slug,
                place,
                Map.of(
                        "packageDigest",
                        DIGEST,
                        "configurationDigest",
                        DIGEST,
                        "evidenceBundleId",
                        DIGEST,
                        "gatePoint",
                        "start",
                        "tierLowered",
                        false,
                        "openSections",
                        new ArrayList<>(List.of("testing"))));
    }

    private LoneTasks.Place place(String activity) {
        return lone.places().stream()
                .filter(place -> place.activity().equals(activity))
                .findFirst()
                .orElseThrow();
    }

    private boolean isOpen(Task task) {
        return engine.getTaskService().createTaskQuery().taskId(task.getId()).count() > 0;
    }

    private HttpResponse<String> act(String user, String slug, TaskAct act, String body) {
        return RestPerson.of(port, user).post("/api/releases/" + slug + "/" + act.path(), body);
    }

    private List<String> types(String slug) {
        return ledger.entries(slug).stream()
                .map(entry -> entry.content().type())
                .toList();
    }

    private Map<String, Object> answers(String slug) {
        return ledger.entries(slug).stream()
                .map(Entry::content)
                .filter(content -> content.type().equals("TaskCompleted"))
                .map(content -> values(content.payload().getOrDefault("values", Map.of())))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> values(Object payload) {
        return (Map<String, Object>) payload;
    }

    private static void refused(HttpResponse<String> answer, int status, String text) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(text);
    }
}
