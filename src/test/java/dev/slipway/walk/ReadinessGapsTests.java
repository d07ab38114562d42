package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Leftovers;
import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The checklist of a real candidate: gaps go to their owners, and only their sections come back. */
@SlipwayTest
class ReadinessGapsTests {

    private static final String CLOSE = "Activity_CloseReadinessGaps";

    @LocalServerPort
    private int port;

    @Autowired
    private Releases releases;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private HistoryService history;

    private ReleaseId release = ReleaseId.parse("credit-scoring~1.3.0~production~1");
    private String instance = "";

    @BeforeEach
    void startTheCheck() {
        release = releases.open("credit-scoring", "1.3.0", "production", "ci");
        instance = runtime.createProcessInstanceByKey("verify-readiness")
                .businessKey(release.slug())
                .setVariables(Map.of(
                        "system", "credit-scoring",
                        "version", "1.3.0",
                        "environment", "production",
                        "riskTier", "high",
                        "stagingSummary", "Staging: **PASSED**",
                        "complianceSection", false,
                        "deferredSections", "documentation,testing"))
                .execute()
                .getId();
    }

    @AfterEach
    void endTheRelease() {
        Leftovers.end(runtime, List.of(instance));
        releases.end(release, "ended");
    }

    @Test
    void gapsAreClosedByTheirOwnersAndOnlyTheirSectionsAskedAgain() {
        // documentation is deferred; testing cannot be, whatever the list says
        open(
                "Activity_VerifyDevelopment",
                "Activity_VerifyTesting",
                "Activity_VerifyRiskControls",
                "Activity_VerifyOperations");
        answer("deployment-manager", "Activity_VerifyDevelopment", Map.of("check1_2", "no"));
        answer("qa-lead", "Activity_VerifyTesting", Map.of());
        answer("risk-manager", "Activity_VerifyRiskControls", Map.of("checkR_2", "no"));
        answer("deployment-manager", "Activity_VerifyOperations", Map.of());

        open(CLOSE, CLOSE);
        Task mine = task("deployment-manager", CLOSE);
        assertThat(tasks.getVariable(mine.getId(), "gapsText"))
                .isEqualTo("- **1.2** Is the code reviewed and approved?");
        assertThat(send("deployment-manager", mine, Map.of("gapsDone", "R.2 | not mine"))
                        .body())
                .contains("must have one line for each of [1.2], found [R.2]");
        answer("deployment-manager", CLOSE, Map.of("gapsDone", "1.2 | reviewed, merge request 118"));
        answer("risk-manager", CLOSE, Map.of("gapsDone", "R.2 | needs a new control", "gapsAnswer", "remain"));

        answer("deployment-manager", "Activity_DecideOnGaps", Map.of());
        open("Activity_VerifyDevelopment", "Activity_VerifyRiskControls");
        answer("deployment-manager", "Activity_VerifyDevelopment", Map.of());
        answer("risk-manager", "Activity_VerifyRiskControls", Map.of());

        answer(
                "qa-lead",
                "Activity_ReviewReadiness",
                Map.of("readinessDecision", "notReady", "readinessReopen", ticked("operations")));
        open(CLOSE);
        answer("deployment-manager", CLOSE, Map.of("gapsDone", "operations | support briefed again"));
        open("Activity_VerifyOperations");
        answer("deployment-manager", "Activity_VerifyOperations", Map.of());

        answer("qa-lead", "Activity_ReviewReadiness", Map.of());
        answer("deployment-manager", "Activity_SignAsDeploymentManager", Map.of());
        answer("qa-lead", "Activity_SignAsQaLead", Map.of());
        answer("system-owner", "Activity_SignAsSystemOwner", Map.of());
        assertThat(left("phaseOutcome")).isEqualTo("ready");
        assertThat(left("openItems")).isEqualTo(0);
        assertThat(left("deferredText")).isEqualTo("- Documentation, the whole section");
    }

    @Test
    void whatTheEvidenceSaysIsFilledIn() {
        FilledForm form = person("deployment-manager")
                .form(Tasklist.Task.of(task("deployment-manager", "Activity_VerifyDevelopment")), Map.of());
        assertThat(form.answers().get("evidence1_4")).asString().startsWith("CI run ");
        assertThat(form.answers().get("evidence1_5")).asString().matches("Version 1\\.3\\.0, commit [0-9a-f]{40,64}");
        assertThat(runtime.getVariable(instance, "riskKnown").toString())
                .contains("Assessed on **", "risk-assessment.1.json `sha256:", "lineage.1.json `sha256:");
        assertThat(runtime.getVariable(instance, "documentationKnown").toString())
                .contains("release-notes: not handed in");
        assertThat(runtime.getVariable(instance, "operationsKnown").toString()).contains("Last rollback drill");
    }

    private void open(String... activities) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(tasks.createTaskQuery()
                                .processInstanceId(instance)
                                .list())
                        .extracting(Task::getTaskDefinitionKey)
                        .containsExactlyInAnyOrder(activities));
    }

    private void answer(String person, String activity, Map<String, Object> differing) {
        HttpResponse<String> answer = send(person, task(person, activity), differing);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private HttpResponse<String> send(String person, Task task, Map<String, Object> differing) {
        Tasklist tasklist = person(person);
        Tasklist.Task shown = Tasklist.Task.of(task);
        tasklist.claim(shown);
        return tasklist.submit(shown, tasklist.form(shown, differing).answers());
    }

    private Task task(String role, String activity) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> tasks.createTaskQuery()
                                .processInstanceId(instance)
                                .taskDefinitionKey(activity)
                                .taskCandidateGroup(role)
                                .includeAssignedTasks()
                                .singleResult(),
                        found -> found != null);
    }

    private Object left(String variable) {
        return history.createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .variableName(variable)
                .singleResult()
                .getValue();
    }

    private Tasklist person(String user) {
        return new Tasklist(RestPerson.of(port, user));
    }

    private static Map<String, Object> ticked(String... values) {
        return Map.of("type", "Json", "value", "[\"" + String.join("\",\"", List.of(values)) + "\"]");
    }
}
