package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.release.Releases;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Answers that fit their form and still cannot be, with what the person reads. */
@SlipwayTest
class RefusedAnswersTests {

    private static final LoneTasks.Place APPROVAL =
            new LoneTasks.Place("approve-deployment", "Activity_GiveApproval", true);

    @LocalServerPort
    private int port;

    @Autowired
    private Ledger ledger;

    private final LoneTasks lone;

    @Autowired
    RefusedAnswersTests(ProcessEngine engine, Releases releases) {
        this.lone = new LoneTasks(engine, releases);
    }

    @AfterEach
    void closeTasks() {
        lone.closeAll();
    }

    @Test
    void refusesAWindowThatEndsBeforeItBegins() {
        Task plan = lone.open(lone.release("ci"), "plan-deployment", "Activity_CreateDeploymentPlan", Map.of());
        refused(plan, Map.of("windowEnd", LoneTasks.inHours(-1)), "is not after the window's start");
    }

    @Test
    void refusesARolloutThatItsWindowCannotHold() {
        Task policy = lone.open(
                lone.release("ci"),
                "plan-deployment",
                "Activity_DefineRolloutPolicy",
                Map.of("windowEnd", LoneTasks.inHours(1)));
        refused(policy, Map.of("observationPeriod", "PT11M"), "at most PT10M, the longest that the policy allows");
        refused(
                policy,
                Map.of("canarySteps", "5, 10, 20, 40, 80, 90", "observationPeriod", "PT10M"),
                "is shorter than the PT1H12M that 6 steps of PT10M need");
    }

    @Test
    void refusesToPassWhatDidNotPass() {
        Task verify = lone.open(lone.release("ci"), "execute-deployment", "Activity_VerifyDeployment", Map.of());
        refused(verify, Map.of("verifyLogging", "no"), "'14.4 Log entries arrive complete' is 'no'");
        Task repeat = lone.open(lone.release("ci"), "decide-go-live", "Activity_RepeatVerification", Map.of());
        refused(repeat, Map.of("repeatSmoke", "no"), "'14.1 Smoke tests pass' is 'no'");
    }

    @Test
    void refusesToGoOnWithAnOpenPoint() {
        Task actions = lone.open(lone.release("ci"), "enter-window", "Activity_PerformPreDeploymentActions", Map.of());
        refused(actions, Map.of("preActionBackup", "no"), "or give the task back until it is done");
        Task integrations =
                lone.open(lone.release("ci"), "execute-deployment", "Activity_ActivateIntegrations", Map.of());
        refused(integrations, Map.of("integrationLogging", "no"), "'13.5 Logging is on' is 'no'");
    }

    @Test
    void refusesToOverrideAShutGateOrARedVerdict() {
        Task denial = lone.open(
                lone.release("ci"), "pass-gate", "Activity_ResolveGateDenial", Map.of("gatePoint", "promotion"));
        refused(denial, Map.of("denialUnderWay", "replan"), "must be one of [again, rollBack]");
        Task decision = lone.open(
                lone.release("ci"), "decide-go-live", "Activity_DecideGoLive", Map.of("goLiveVerdict", "RED"));
        refused(decision, Map.of("goLiveDecision", "go"), "going live needs the verdict AMBER or GREEN, found 'RED'");
    }

    @Test
    void refusesANewApprovalForAWindowThatIsOver() {
        Task late = lone.open(
                lone.release("ci"),
                "enter-window",
                "Activity_RescheduleDeployment",
                Map.of("windowEnd", LoneTasks.inHours(-1)));
        refused(late, Map.of("rescheduleDecision", "reapprove"), "choose a new plan with another window");
    }

    @Test
    void refusesToGoOnFromAShadowThatAllowsNoVerdict() {
        Task hold = lone.open(
                lone.release("ci"), "shadow-rollout", "Activity_DecideShadowHold", Map.of("shadowVerdict", "hold"));
        refused(hold, Map.of("shadowHold", "goOn"), "must be one of [observe, stop]");
    }

    @Test
    void refusesAnApprovalWithoutAMajorityOfTheCommittee() {
        Task approval = lone.open(lone.release("ci"), APPROVAL, Map.of()).stream()
                .filter(task -> lone.groups(task).contains("governance-committee"))
                .findFirst()
                .orElseThrow();
        refused(approval, Map.of("votesFor", 3, "votesAgainst", 3), "more votes for than against");
    }

    @Test
    void refusesASecondCompletion() {
        Task runbooks = lone.open(lone.release("ci"), "operate-and-monitor", "Activity_UpdateRunbooks", Map.of());
        Tasklist.Task task = Tasklist.Task.of(runbooks);
        Tasklist operations = person("operations");
        operations.claim(task);
        Map<String, Object> answers = operations.form(task, Map.of()).answers();
        assertThat(operations.submit(task, answers).statusCode()).isEqualTo(204);

        for (HttpResponse<String> second :
                List.of(operations.submit(task, answers), operations.complete(task, answers))) {
            assertThat(second.statusCode()).isEqualTo(404);
            assertThat(second.body())
                    .contains("is no longer open: it was completed")
                    .contains("Reload the list");
        }
    }

    @Test
    void recordsEachRefusalOnceWithoutItsText() {
        String release = lone.release("ci");
        Task plan = lone.open(release, "plan-deployment", "Activity_CreateDeploymentPlan", Map.of());
        refused(plan, Map.of("windowEnd", LoneTasks.inHours(-1)), "is not after the window's start");
        person("qa-lead").claim(Tasklist.Task.of(plan));

        List<Entry> refusals = ledger.entries(release).stream()
                .filter(entry -> entry.content().type().equals("CommandRefused"))
                .toList();

        assertThat(refusals)
                .extracting(entry -> entry.content().actor().id())
                .containsExactly("release-manager", "release-manager", "qa-lead");
        assertThat(refusals)
                .extracting(entry -> entry.content().payload().get("command"))
                .containsExactly("SubmitTaskFormCmd", "CompleteTaskCmd", "ClaimTaskCmd");
        assertThat(refusals.get(0).content().payload())
                .containsOnlyKeys("command", "on", "status", "text")
                .containsEntry("on", plan.getId());
        assertThat(String.valueOf(refusals.get(0).content().payload().get("text")))
                .contains("sha256")
                .doesNotContain("window");
    }

    private void refused(Task task, Map<String, Object> wrong, String text) {
        Tasklist.Task shown = Tasklist.Task.of(task);
        Tasklist tasklist = person(lone.groups(task).get(0));
        tasklist.claim(shown);
        Map<String, Object> answers = tasklist.form(shown, wrong).answers();
        Map<String, Object> before = lone.state(task);
        for (HttpResponse<String> answer :
                List.of(tasklist.submit(shown, answers), tasklist.complete(shown, answers))) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains(text);
        }
        assertThat(lone.state(task)).isEqualTo(before);
    }

    private Tasklist person(String user) {
        return new Tasklist(RestPerson.of(port, user));
    }
}
