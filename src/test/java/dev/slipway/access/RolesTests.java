package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.release.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

/** What each role may see and do over HTTP, on one small model with one task of the QA Lead. */
@SlipwayTest
class RolesTests {

    private static final String PROBE_TASKS = "/engine-rest/task?processDefinitionKey=access-probe&maxResults=50";

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identities;

    private String deployment = "";
    private String instance = "";
    private String task = "";

    @BeforeEach
    void startTheProbe() {
        deployment = repository
                .createDeployment()
                .name("access-probe")
                .addClasspathResource("access/access-probe.bpmn")
                .deploy()
                .getId();
        instance = runtime.startProcessInstanceByKey("access-probe").getId();
        task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    @AfterEach
    void removeTheProbe() {
        repository.deleteDeployment(deployment, true);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = Mode.EXCLUDE,
            names = {"QA_LEAD", "AUDITOR"})
    void aRoleDoesNotSeeTheWorkOfAnother(Role role) {
        assertThat(person(role).get(PROBE_TASKS).body()).isEqualTo("[]");
        assertThat(person(role).get("/engine-rest/task/" + task).statusCode()).isEqualTo(404);
    }

    @Test
    void aRoleSeesAndDoesItsOwnWork() {
        RestPerson qaLead = person(Role.QA_LEAD);
        assertThat(qaLead.get(PROBE_TASKS).body()).contains(task);
        assertThat(claim(qaLead).statusCode()).isEqualTo(204);
        assertThat(complete(qaLead).statusCode()).isEqualTo(204);
    }

    @Test
    void nobodyAssignsOrWritesVariablesIntoATask() {
        RestPerson qaLead = person(Role.QA_LEAD);
        claim(qaLead);
        String assign = "/engine-rest/task/" + task + "/assignee";
        assertThat(qaLead.post(assign, "{\"userId\":\"qa-lead-2\"}").statusCode())
                .isIn(400, 403);
        String variable = "/engine-rest/task/" + task + "/variables/verdict";
        assertThat(qaLead.put(variable, "{\"value\":\"yes\"}").statusCode()).isIn(400, 403);
    }

    @Test
    void theAuditorReadsEverything() {
        RestPerson auditor = person(Role.AUDITOR);
        assertThat(auditor.get(PROBE_TASKS).body()).contains(task);
        Stream.of(
                        "/history/process-instance?processInstanceId=" + instance,
                        "/history/activity-instance?processInstanceId=" + instance,
                        "/history/task?taskId=" + task,
                        "/process-instance?processInstanceIds=" + instance,
                        "/deployment?id=" + deployment)
                .forEach(path -> assertThat(auditor.get("/engine-rest" + path + "&maxResults=50")
                                .body())
                        .contains("\"id\""));
        Stream.of("/history/user-operation", "/history/decision-instance", "/history/detail", "/user", "/authorization")
                .forEach(path -> assertThat(auditor.get("/engine-rest" + path + "?maxResults=5")
                                .statusCode())
                        .as(path)
                        .isEqualTo(200));
    }

    @Test
    void theAuditorChangesNothing() {
        RestPerson auditor = person(Role.AUDITOR);
        assertThat(claim(auditor).statusCode()).isEqualTo(403);
        assertThat(complete(auditor).statusCode()).isIn(400, 403);
        assertThat(auditor.delete("/engine-rest/process-instance/" + instance).statusCode())
                .isIn(400, 403);
        assertThat(auditor.delete("/engine-rest/history/process-instance/" + instance)
                        .statusCode())
                .isIn(400, 403);
        assertThat(auditor.delete("/engine-rest/deployment/" + deployment).statusCode())
                .isIn(400, 403);
        assertThat(tasks.createTaskQuery().taskId(task).taskUnassigned().count())
                .isOne();
    }

    @Test
    void theProcessOwnerDeploys() throws IOException {
        var answer = person(Role.PROCESS_OWNER).deploy("access-probe", model());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        repository
                .createDeploymentQuery()
                .deploymentName("access-probe")
                .list()
                .forEach(it -> repository.deleteDeployment(it.getId(), true));
        startTheProbe();
    }

    @ParameterizedTest
    @MethodSource("everybodyButTheProcessOwner")
    void nobodyElseDeploys(String userId) throws IOException {
        var answer = RestPerson.of(port, userId).deploy("access-probe", model());
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    static Stream<String> everybodyButTheProcessOwner() {
        return Stream.concat(
                Stream.of("admin", "ci"),
                Arrays.stream(Role.values())
                        .filter(role -> role != Role.PROCESS_OWNER)
                        .map(Role::id));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void nobodyStartsAProcessThatIsNotHisToStart(Role role) {
        var answer = person(role).post("/engine-rest/process-definition/key/access-probe/start", "{}");
        assertThat(answer.statusCode()).isIn(400, 403);
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("access-probe")
                        .count())
                .isOne();
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = Mode.EXCLUDE, names = "PROCESS_OWNER")
    void eachRoleHasItsFilters(Role role) {
        String filters = person(role).get("/engine-rest/filter?maxResults=50").body();
        assertThat(filters).contains(TaskFilters.READABLE);
        assertThat(filters.split("\"resourceType\"", -1)).hasSize(role.takesTasks() ? 3 : 2);
    }

    @Test
    void thePasswordPolicyHoldsForEverybodyElse() {
        var user = identities.newUser("newcomer");
        user.setPassword("newcomer");
        assertThatThrownBy(() -> identities.saveUser(user)).hasMessageContaining("policy");
    }

    private RestPerson person(Role role) {
        return RestPerson.of(port, role.id());
    }

    private HttpResponse<String> claim(RestPerson person) {
        return person.post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"" + person.userId() + "\"}");
    }

    private HttpResponse<String> complete(RestPerson person) {
        return person.post("/engine-rest/task/" + task + "/complete", "{}");
    }

    private static String model() throws IOException {
        return new ClassPathResource("access/access-probe.bpmn").getContentAsString(StandardCharsets.UTF_8);
    }
}
