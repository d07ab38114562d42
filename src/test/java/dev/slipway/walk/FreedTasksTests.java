package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.ledger.Ledger;
import dev.slipway.release.Releases;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A claimed task becomes free again by its claimant or by the role that answers for it, and by nobody else. */
@SlipwayTest
class FreedTasksTests {

    private static final String FREE = "held by null";

    @LocalServerPort
    private int port;

    @Autowired
    private Ledger ledger;

    private final LoneTasks lone;
    private String release = "";
    private org.camunda.bpm.engine.task.Task task;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    FreedTasksTests(ProcessEngine engine, Releases releases) {
        this.lone = new LoneTasks(engine, releases);
    }

    @BeforeEach
    void openTheReleaseManagersTask() {
        release = lone.release("ci");
        task = lone.open(release, "plan-deployment", "Activity_CreateDeploymentPlan", Map.of());
    }

    @AfterEach
    void closeTasks() {
        lone.closeAll();
    }

    @Test
    void theClaimantGivesBack() {
        claim();

        assertThat(post("release-manager", "give-back").statusCode()).isEqualTo(204);

        assertThat(lone.state(task)).containsEntry("the task", FREE);
        assertThat(releasedBy()).containsExactly("release-manager");
    }

    @Test
    void theAccountableRoleReleasesTheClaimOfAnother() {
        claim();

        assertThat(post("deployment-manager", "release").statusCode()).isEqualTo(204);

        assertThat(lone.state(task)).containsEntry("the task", FREE);
        assertThat(releasedBy()).containsExactly("deployment-manager");
    }

    @Test
    void refusesEverybodyElse() {
        claim();

        refused(403, "it is claimed by 'release-manager'", post("release-manager-2", "give-back"));
        refused(403, "TASK_WORK", post("qa-lead", "give-back"));
        refused(
                403,
                "you are not accountable for it. Ask somebody of [deployment-manager]",
                post("qa-lead", "release"));
        refused(403, "you are not accountable", post("admin", "release"));
        assertThat(RestPerson.anonymous(port).post(path("give-back"), "").statusCode())
                .isEqualTo(401);

        assertThat(lone.state(task)).containsEntry("the task", "held by release-manager");
        assertThat(releasedBy()).isEmpty();
    }

    @Test
    void refusesToFreeWhatNobodyHolds() {
        refused(403, "nobody has claimed it", post("release-manager", "give-back"));
        refused(409, "nobody has claimed it", post("deployment-manager", "release"));
    }

    @Test
    void saysThatATaskIsGone() {
        RestPerson person = RestPerson.of(port, "release-manager");
        refused(404, "is no longer open", person.post("/api/tasks/no-such-task/give-back", ""));
        refused(404, "is no longer open", person.post("/api/tasks/no-such-task/release", ""));
    }

    private void claim() {
        Tasklist tasklist = new Tasklist(RestPerson.of(port, "release-manager"));
        assertThat(tasklist.claim(Tasklist.Task.of(task)).statusCode()).isEqualTo(204);
    }

    private HttpResponse<String> post(String user, String what) {
        return RestPerson.of(port, user).post(path(what), "");
    }

    private String path(String what) {
        return "/api/tasks/" + task.getId() + "/" + what;
    }

    private static void refused(int status, String text, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).startsWith("{\"message\":\"").contains(text);
    }

    private List<String> releasedBy() {
        return ledger.entries(release).stream()
                .filter(entry -> entry.content().type().equals("TaskReleased"))
                .map(entry -> entry.content().actor().id())
                .toList();
    }
}
