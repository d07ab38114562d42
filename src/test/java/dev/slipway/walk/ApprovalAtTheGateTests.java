package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.slipway.Leftovers;
import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.approval.Approval;
import dev.slipway.approval.Approvals;
import dev.slipway.approval.Authorizations;
import dev.slipway.approval.Condition;
import dev.slipway.approval.Conditions;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.process.Candidates;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import dev.slipway.rollout.ChangeFreezes;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutOrder;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What becomes of a yes after it was given: taken back, or bound to a condition. */
@SlipwayTest
class ApprovalAtTheGateTests {

    private static final String REASON = "{\"reason\": \"the figures of staging were misread\"}";
    private static final String STEP_GATE = "Activity_PassGateAtStep";
    private static final String START_GATE = "Activity_PassGateAtStart";
    private static final String CONDITIONS =
            "Runbook read | operations | before-start\nAppeals watched | operations | before-closure";

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Candidates candidates;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Authorizations authorizations;

    @Autowired
    private Conditions conditions;

    @Autowired
    private Releases releases;

    @Autowired
    private Rollout rollout;

    @Autowired
    private ChangeFreezes freezes;

    @Autowired
    private Ledger ledger;

    private ReleaseId release;
    private RolloutOrder order;

    @BeforeEach
    void authorise() {
        release = releases.open("credit-scoring", "1.1.0", "production", "ci");
        ReleaseCandidate candidate = candidates.candidate(release);
        order = new RolloutOrder(release, candidate.releasePackage());
        approvals.give(
                release,
                1,
                new Approval(
                        "system-owner", "system-owner", null, true, "agreed", CONDITIONS, null, true, Instant.now()));
        authorizations.issue(Authorised.now(release, candidate));
    }

    @AfterEach
    void end() {
        Leftovers.endRelease(runtime, release.slug());
        rollout.abort(order);
        freezes.lift(release);
        releases.end(release, "ended");
    }

    @Test
    void anApprovalThatIsTakenBackStopsARunningCanaryAtItsNextStep() {
        ProcessInstance canary = start("canary-rollout", "Activity_ShiftTraffic");
        await().until(() -> runtime.getActiveActivityIds(canary.getId()).contains("Event_StepObserved"));
        assertThat(rollout.observe(order.target()).candidatePercent()).isEqualTo(5);
        askAtStep(canary);
        assertThat(denials()).doesNotContain("APPROVAL_REVOKED");

        assertThat(revoke("qa-lead").statusCode()).isEqualTo(409);
        assertThat(revoke("auditor").statusCode()).isEqualTo(403);
        assertThat(revoke("system-owner").statusCode()).isEqualTo(204);
        HttpResponse<String> again = revoke("system-owner");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("no approval of " + release).contains("that stands");

        askAtStep(canary);
        assertThat(denials()).contains("APPROVAL_REVOKED");
        assertThat(rollout.observe(order.target()).candidatePercent()).isEqualTo(5);
        assertThat(task("Activity_ResolveGateDenial")).isNotEmpty();
        assertThat(entries("ApprovalRevoked"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.content().payload())
                        .containsEntry("role", "system-owner")
                        .containsEntry("reason", "the figures of staging were misread"));
    }

    @Test
    void anAuthorizationCountsAtTheStartUpToTheSecondInWhichItExpires() {
        Instant expires = Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.SECONDS);
        jdbc.update(
                "update authorization_issued set expires_at = ? where slug = ?",
                Timestamp.from(expires),
                release.slug());
        ProcessInstance window = start("enter-window", START_GATE);
        awaitEvaluations(1);
        await().until(() -> !Instant.now().isBefore(expires));
        ask(window, List.of(START_GATE), START_GATE);

        assertThat(entries("GateEvaluated"))
                .extracting(
                        asked -> asked.time().isBefore(expires),
                        asked -> String.valueOf(asked.content().payload().get("denials"))
                                .contains("AUTHORIZATION_EXPIRED"))
                .containsExactly(tuple(true, false), tuple(false, true));
    }

    @Test
    void aConditionDeniesUntilItsOwnerMeetsIt() {
        conditions.set(release, 1, Condition.of(approvals.of(release, 1).get(0)));
        start("meet-conditions", "Activity_CollectConditions");
        await().until(() -> task("Activity_MeetCondition").size() == 2);
        ProcessInstance canary = start("canary-rollout", STEP_GATE);
        awaitEvaluations(1);
        assertThat(denials()).contains("CONDITION_OPEN_AT_START");

        Task runbook = task("Activity_MeetCondition").stream()
                .filter(one -> tasks.getVariable(one.getId(), "conditionText").equals("Runbook read"))
                .findFirst()
                .orElseThrow();
        assertThat(tasks.getVariable(runbook.getId(), "conditionSetBy")).isEqualTo("system-owner");
        Tasklist operations = new Tasklist(RestPerson.of(port, "operations"));
        operations.claim(Tasklist.Task.of(runbook));
        HttpResponse<String> met = operations.complete(
                Tasklist.Task.of(runbook),
                Map.of("conditionFindings", "read by the shift", "conditionEvidence", "https://wiki.example/runbook"));
        assertThat(met.statusCode()).as(met.body()).isEqualTo(204);
        assertThat(entries("ConditionMet")).hasSize(1);

        askAtStep(canary);
        assertThat(denials()).doesNotContain("CONDITION_OPEN_AT_START");
        assertThat(conditions.open(release, 1))
                .singleElement()
                .satisfies(open -> assertThat(open.condition().text()).isEqualTo("Appeals watched"));
    }

    private HttpResponse<String> revoke(String user) {
        return RestPerson.of(port, user).post("/api/releases/" + release.slug() + "/revoke", REASON);
    }

    /** Whatever the canary does now, it comes to its next gate. */
    private void askAtStep(ProcessInstance canary) {
        ask(canary, List.of(STEP_GATE, "Event_StepObserved"), STEP_GATE);
    }

    private void ask(ProcessInstance instance, List<String> waiting, String gate) {
        int asked = entries("GateEvaluated").size();
        ProcessInstanceModificationBuilder step = runtime.createProcessInstanceModification(instance.getId());
        waiting.forEach(step::cancelAllForActivity);
        step.startBeforeActivity(gate).execute(true, false);
        awaitEvaluations(asked + 1);
    }

    private void awaitEvaluations(int count) {
        await("gate")
                .until(() -> entries("GateEvaluated").size() == count
                        && !task("Activity_ResolveGateDenial").isEmpty());
    }

    private String denials() {
        List<Entry> asked = entries("GateEvaluated");
        return String.valueOf(asked.get(asked.size() - 1).content().payload().get("denials"));
    }

    private List<Task> task(String activity) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(release.slug())
                .taskDefinitionKey(activity)
                .list();
    }

    private List<Entry> entries(String type) {
        return ledger.entries(release.slug()).stream()
                .filter(entry -> entry.content().type().equals(type))
                .toList();
    }

    private ProcessInstance start(String process, String activity) {
        return runtime.createProcessInstanceByKey(process)
                .businessKey(release.slug())
                .setVariables(Map.of(
                        "packageDigest",
                        order.candidate().digest(),
                        "canarySteps",
                        "5, 50",
                        "observationPeriod",
                        "PT1H",
                        "stepStartedAt",
                        Instant.now().toString(),
                        "stepPercent",
                        5,
                        "riskTier",
                        "high"))
                .startBeforeActivity(activity)
                .execute(true, false);
    }
}
