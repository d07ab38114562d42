package dev.slipway.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.process.guard.Rest.Answer;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every route past the forms is closed for the claimant and for the administrator alike. */
@GuardedEngineTest
class GuardedRoutesTests {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcTemplate jdbc;

    @LocalServerPort
    private int port;

    private Rest admin;
    private GuardedRelease release;

    @BeforeEach
    void aClaimedTask() {
        admin = new Rest(port, "admin");
        release = new GuardedRelease(engine, jdbc);
        release.claimedBy("maria");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/guard/closed-routes.csv", delimiter = '|', quoteCharacter = '~')
    void isClosed(String method, String path, String body) {
        String before = release.state();
        for (String user : new String[] {"maria", "admin"}) {
            Answer answer = admin.as(user).send(method, filled(path), body == null ? "" : filled(body));

            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.message()).contains("refused");
            assertThat(release.state()).isEqualTo(before);
        }
    }

    /** This route turns a 400 into a 500, and wears a retry down by each attempt that fails. */
    @Test
    void nobodyRunsATimerEarly() {
        String before = release.state();
        for (String user : new String[] {"maria", "admin"}) {
            Answer answer = admin.as(user).post("/job/" + release.jobId() + "/execute", "");

            assertThat(answer.status()).as(answer.body()).isEqualTo(403);
            assertThat(release.state()).isEqualTo(before);
        }
    }

    @Test
    void nobodyComments() {
        String before = release.state();
        Answer answer = admin.post("/task/" + release.taskId() + "/comment/create", "{\"message\": \"approved\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("write it into the form");
        assertThat(release.state()).isEqualTo(before);
    }

    @Test
    void administratorsSetRetriesAndNothingElseOfAJob() {
        String path = "/job/" + release.jobId() + "/retries";

        assertThat(admin.send("PUT", path, "{\"retries\": 2}").status()).isEqualTo(204);
        String before = release.state();

        assertThat(admin.send("PUT", path, "{\"retries\": 0}").status()).isEqualTo(400);
        assertThat(admin.send("PUT", path, "{\"retries\": 2, \"dueDate\": \"2020-01-01T00:00:00.000+0000\"}")
                        .status())
                .isEqualTo(400);
        assertThat(admin.as("maria").send("PUT", path, "{\"retries\": 2}").status())
                .isEqualTo(403);
        assertThat(release.state()).isEqualTo(before);
    }

    @Test
    void administratorsManageUsersAndGroups() {
        String user = "{\"profile\": {\"id\": \"nina\", \"firstName\": \"N\", \"lastName\": \"N\"},"
                + " \"credentials\": {\"password\": \"nina\"}}";

        assertThat(admin.as("maria").post("/user/create", user).status()).isEqualTo(403);
        assertThat(admin.post("/user/create", user).status()).isEqualTo(204);
        assertThat(admin.send("PUT", "/group/qa-lead/members/nina", "").status())
                .isEqualTo(204);
        assertThat(admin.send("DELETE", "/user/nina", "").status()).isEqualTo(204);
    }

    @Test
    void nobodyDeletesHimself() {
        assertThat(admin.as("otto").send("DELETE", "/user/otto", "").status()).isEqualTo(403);
    }

    @Test
    void readingStaysOpen() {
        for (String path : new String[] {
            "/task",
            "/task/" + release.taskId() + "/deployed-form",
            "/task/" + release.taskId() + "/form-variables",
            "/history/task",
            "/filter",
            "/authorization/check?permissionName=ACCESS&resourceName=application&resourceType=0"
        }) {
            Answer answer = admin.as("maria").get(path);
            assertThat(answer.status()).as(path + answer.body()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/task", "/task/count", "/engine/default/task", "/filter/create", "/history/task"})
    void queriesCarryNoExpressions(String path) {
        Answer answer = admin.as("maria").post(path, "{\"orQueries\": [{\"assigneeExpression\": \"${1 + 1}\"}]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("Queries with expressions are refused");
    }

    @Test
    void queriesWithoutExpressionsPass() {
        Answer answer =
                admin.as("maria").post("/task", "{\"orQueries\": [{\"assignee\": \"maria\", \"name\": \"x\"}]}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private String filled(String template) {
        String text = template;
        for (Map.Entry<String, String> entry : Map.of(
                        "{task}", release.taskId(),
                        "{instance}", release.id(),
                        "{definition}", release.definitionId(),
                        "{job}", release.jobId())
                .entrySet()) {
            text = text.replace(entry.getKey(), entry.getValue());
        }
        return text;
    }
}
