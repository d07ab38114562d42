package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Block, lift, withdrawal and the request for a rollback over HTTP, before the rollout of a release. */
@SlipwayTest
class InterventionTests {

    private static final String PLAN = "Activity_CreateDeploymentPlan";
    private static final String REASON = "{\"reason\": \"the drift alarm is not explained\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private TaskService tasks;

    @Autowired
    private HistoryService history;

    @Autowired
    private Ledger ledger;

    private String slug = "";

    @BeforeEach
    void startARelease() {
        Walk walk = Walk.start(port, Walk.request("support-assistant", "1.1.0", "minor"), Map.of());
        walk.untilOffered(PLAN);
        slug = walk.slug();
    }

    @AfterEach
    void endIt() {
        act("deployment-manager", "withdraw", REASON);
        Awaitility.await(slug + " ends").until(() -> !isOpen());
    }

    @Test
    void aBlockedReleaseStandsStillUntilTheRoleThatBlockedLiftsIt() {
        assertThat(act("risk-manager", "block", REASON).statusCode()).isEqualTo(204);
        refused(complete("release-manager", PLAN, Map.of()), 400, "blocked by risk-manager (risk-manager)");

        Task lift = awaitTask("Activity_LiftBlock");
        refused(claim("compliance-officer", lift), 403, "Only the role that blocked lifts the block");
        assertThat(complete("risk-manager", "Activity_LiftBlock", Map.of()).statusCode())
                .isEqualTo(204);
        assertThat(complete("release-manager", PLAN, Map.of()).statusCode()).isEqualTo(204);
        assertThat(types()).containsSubsequence("ReleaseBlocked", "ReleaseHeld", "BlockLifted");
    }

    @Test
    void eachRoleBlocksAndLiftsForItself() {
        act("risk-manager", "block", REASON);
        refused(act("risk-manager-2", "block", REASON), 409, "blocks");
        assertThat(act("compliance-officer", "block", REASON).statusCode()).isEqualTo(204);
        Awaitility.await().until(() -> open("Activity_LiftBlock").size() == 2);

        String gone = "{\"reason\": \"the alarm is explained\", \"confirmed\": true}";
        refused(act("qa-lead", "lift", gone), 403, "only the role that blocked lifts the block");
        refused(act("risk-manager", "lift", REASON), 400, "is required; tick it");
        assertThat(act("risk-manager", "lift", gone).statusCode()).isEqualTo(204);
        refused(act("risk-manager", "lift", gone), 403, "of [compliance-officer]");
        refused(complete("release-manager", PLAN, Map.of()), 400, "compliance-officer");
        assertThat(act("compliance-officer", "lift", gone).statusCode()).isEqualTo(204);
        refused(act("compliance-officer", "lift", gone), 409, "is not blocked. There is nothing to lift");
        assertThat(complete("release-manager", PLAN, Map.of()).statusCode()).isEqualTo(204);
        assertThat(types()).containsSubsequence("BlockLifted", "TaskCompleted", "BlockLifted", "TaskCompleted");
    }

    @Test
    void onlyTheRoleMayAndOnlyWithAReason() {
        refused(act("qa-lead", "block", REASON), 403, "[risk-manager, compliance-officer]");
        refused(act("auditor", "rollback", REASON), 403, "holds none of the roles");
        refused(act("release-manager", "withdraw", REASON), 403, "[deployment-manager]");
        refused(act("admin", "withdraw", REASON), 403, "holds none of the roles");
        refused(act("risk-manager", "block", "{\"reason\": \" \"}"), 400, "'reason' must have 1 to 2000 characters");
        refused(act("risk-manager", "block", "{}"), 400, "'reason' must have");
        assertThat(act("risk-manager", "block", "no JSON").statusCode()).isEqualTo(400);
        assertThat(types()).doesNotContain("ReleaseBlocked", "ReleaseWithdrawn");
        assertThat(ledger.entries(slug).stream()
                        .map(Entry::content)
                        .filter(content -> content.type().equals("CommandRefused"))
                        .map(content -> content.payload().get("command")))
                .startsWith("Block", "Rollback request", "Withdrawal");
    }

    @Test
    void whatIsNotInProductionCannotBeRolledBack() {
        refused(act("operations", "rollback", REASON), 409, "nothing of");
    }

    /** While it is planned the procedure has neither. */
    @Test
    void whatHasNoSuchAnswerYetIsNeitherRejectedNorSentBack() {
        HttpResponse<String> rejected = act("release-manager", "reject", REASON);
        refused(rejected, 409, "it waits for 'Create deployment plan'");
        assertThat(rejected.body())
                .contains("The procedure has it in: ", "Approve deployment", "Prepare release", "withdraws a release");
        refused(act("deployment-manager", "rework", REASON), 409, "that waits now takes it");
        refused(act("ci", "reject", REASON), 403, "");
        assertThat(open(PLAN)).hasSize(1);
        assertThat(ledger.entries(slug).stream()
                        .map(Entry::content)
                        .filter(content -> content.type().equals("CommandRefused"))
                        .map(content -> content.payload().get("command")))
                .containsExactly("Rejection", "Rework", "Rejection");
        refused(
                RestPerson.of(port, "qa-lead").post("/api/releases/nobody~1.0.0~production~1/reject", REASON),
                404,
                "no open release");
    }

    @Test
    void aWithdrawnReleaseIsOverWhoeverHoldsIt() {
        act("risk-manager", "block", REASON);
        assertThat(act("deployment-manager", "withdraw", REASON).statusCode()).isEqualTo(204);
        Awaitility.await(slug + " ends").until(() -> !isOpen());

        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(slug).count())
                .isZero();
        assertThat(closed()).isEqualTo("withdrawn");
        refused(act("deployment-manager", "withdraw", REASON), 404, "no open release");
        refused(act("risk-manager", "block", REASON), 404, "no open release");
    }

    @Test
    void anUnknownReleaseIsNotFound() {
        RestPerson person = RestPerson.of(port, "risk-manager");
        refused(person.post("/api/releases/nobody~1.0.0~production~1/block", REASON), 404, "no open release");
        refused(person.post("/api/releases/nonsense/block", REASON), 400, "slug must be");
    }

    private HttpResponse<String> act(String user, String act, String body) {
        return RestPerson.of(port, user).post("/api/releases/" + slug + "/" + act, body);
    }

    private HttpResponse<String> claim(String user, Task task) {
        return new Tasklist(RestPerson.of(port, user)).claim(Tasklist.Task.of(task));
    }

    private HttpResponse<String> complete(String user, String activity, Map<String, Object> overrides) {
        return complete(user, awaitTask(activity), overrides);
    }

    private HttpResponse<String> complete(String user, Task task, Map<String, Object> overrides) {
        Tasklist tasklist = new Tasklist(RestPerson.of(port, user));
        Tasklist.Task shown = Tasklist.Task.of(task);
        HttpResponse<String> claimed = tasklist.claim(shown);
        assertThat(claimed.statusCode()).as(claimed.body()).isEqualTo(204);
        return tasklist.submit(shown, tasklist.form(shown, overrides).answers());
    }

    private Task awaitTask(String activity) {
        return Awaitility.await(activity)
                .until(() -> open(activity), found -> !found.isEmpty())
                .get(0);
    }

    private List<Task> open(String activity) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(slug)
                .taskDefinitionKey(activity)
                .list();
    }

    private boolean isOpen() {
        return history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(slug)
                        .unfinished()
                        .count()
                > 0;
    }

    private List<String> types() {
        return ledger.entries(slug).stream()
                .map(entry -> entry.content().type())
                .toList();
    }

    private String closed() {
        return ledger.entries(slug).stream()
                .map(Entry::content)
                .filter(content -> content.type().equals("DeploymentEventClosed"))
                .map(content -> String.valueOf(content.payload().get("outcome")))
                .findFirst()
                .orElse("none");
    }

    private static void refused(HttpResponse<String> answer, int status, String text) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(text);
    }
}
