package dev.slipway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Leftovers;
import dev.slipway.PagePerson;
import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whoever audits changes nothing: every writing route that there is, ours and the engine's, is tried and refused. */
@SlipwayTest
class AuditorOnlyReadsTests {

    private static final Set<RequestMethod> READING =
            Set.of(RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS);

    /** They change nothing but the session of whoever calls them. */
    private static final Set<String> OWN_SESSION = Set.of("POST /sign-in", "POST /sign-out", "POST /review/end");

    private static final Set<Integer> REFUSED = Set.of(401, 403, 404, 409, 422);

    /** The guard's answer to a route that is closed for everybody. */
    private static final Set<Integer> CLOSED = Set.of(400, 401, 403, 404, 409);

    private static final int UNSUPPORTED = 415;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    /** What the engine's own routes begin, claim or finish for those who may. */
    private static final List<String> OPEN_TO_OTHERS = List.of(
            "POST|/task/{task}/claim|{\"userId\": \"auditor\"}",
            "POST|/task/{task}/unclaim|{}",
            "POST|/task/{task}/assignee|{\"userId\": \"auditor\"}",
            "POST|/task/{task}/complete|{}",
            "POST|/task/{task}/submit-form|{}",
            "POST|/process-definition/key/ai-deployment/start|{}",
            "POST|/process-definition/key/ai-deployment/submit-form|{}",
            "POST|/process-definition/key/request-change/submit-form|{}",
            "POST|/deployment/create|{}",
            "PUT|/job/{job}/retries|{\"retries\": 1}",
            "POST|/job/{job}/execute|{}",
            "POST|/user/create|{\"profile\": {\"id\": \"nina\"}, \"credentials\": {\"password\": \"nina\"}}",
            "PUT|/group/qa-lead/members/auditor|",
            "DELETE|/user/qa-lead|",
            "POST|/group/create|{\"id\": \"x\", \"name\": \"x\", \"type\": \"x\"}",
            "POST|/authorization/create|{\"type\": 1, \"permissions\": [\"ALL\"], \"userId\": \"auditor\", \"resourceType\": 8, \"resourceId\": \"*\"}",
            "POST|/task/{task}/comment/create|{\"message\": \"x\"}");

    @LocalServerPort
    private int port;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Releases releases;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcTemplate jdbc;

    private ReleaseId release;
    private Task task;
    private RestPerson auditor;
    private PagePerson browser;

    @BeforeEach
    void aReleaseIsUnderWay() {
        release = releases.open("audit-probe", "1.0.0", "production", "ci");
        runtime.createProcessInstanceByKey("plan-deployment")
                .businessKey(release.slug())
                .setVariables(Map.of("riskTier", "high"))
                .startBeforeActivity("Activity_CreateDeploymentPlan")
                .execute();
        task = tasks.createTaskQuery()
                .processInstanceBusinessKey(release.slug())
                .singleResult();
        auditor = RestPerson.of(port, "auditor");
        browser = PagePerson.of(port, "auditor");
    }

    @AfterEach
    void endTheRelease() {
        Leftovers.endRelease(runtime, release.slug());
        releases.end(release, "ended");
    }

    @Test
    void everyRouteOfOursThatWritesIsRefused() {
        List<String> routes = writingRoutes();
        assertThat(routes)
                .hasSizeGreaterThan(30)
                .contains("POST /api/releases/{slug}/block", "POST /audit/reviewers", "POST /api/audit/reviewers");
        unchanged(() -> {
            Map<String, Integer> answers = new TreeMap<>();
            routes.forEach(route -> answers.put(route, ours(route).statusCode()));
            assertThat(answers)
                    .allSatisfy((route, status) -> assertThat(status).as(route).isIn(REFUSED));
        });
    }

    @Test
    void everyRouteOfTheEngineThatWritesIsRefusedOverRestAndInItsPages() throws IOException {
        List<String> routes = new ArrayList<>(OPEN_TO_OTHERS);
        try (var lines = Objects.requireNonNull(getClass().getResourceAsStream("/guard/closed-routes.csv"))) {
            new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(routes::add);
        }
        browser.get("/camunda/app/tasklist/default/");
        unchanged(() -> routes.forEach(route -> {
            String[] parts = route.split("\\|", 3);
            requireClosed(route, rest(parts));
            // the engine's pages have no part that could answer this one, and fail for everybody
            if (!route.contains("fetchAndLock")) {
                requireClosed(route, inPages(parts));
            }
        }));
    }

    private static void requireClosed(String route, HttpResponse<String> answer) {
        assertThat(answer.statusCode())
                .as(route + " " + answer.body())
                .isIn(answer.statusCode() == 500 ? Set.of(refusedBeneath(answer)) : CLOSED);
    }

    /** Some routes of the engine wrap the guard's refusal into a failure of their own. */
    private static Integer refusedBeneath(HttpResponse<String> answer) {
        return answer.body().contains("refused") || answer.body().contains("permission") ? 500 : 0;
    }

    private List<String> writingRoutes() {
        return requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .flatMap(AuditorOnlyReadsTests::routes)
                .filter(route -> !OWN_SESSION.contains(route))
                .sorted()
                .toList();
    }

    private static Stream<String> routes(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().stream()
                .filter(method -> !READING.contains(method))
                .flatMap(method -> mapping.getPatternValues().stream().map(path -> method + " " + path));
    }

    private HttpResponse<String> ours(String route) {
        String[] parts = route.split(" ", 2);
        String path = filled(parts[1]);
        if (!path.startsWith("/api/")) {
            HttpResponse<String> answer = browser.post(path, Map.of("reason", "because", "text", "because"));
            return answer.statusCode() == UNSUPPORTED ? script(path) : answer;
        }
        return RestPerson.send(auditor.request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "audit-probe")
                .method(parts[0], BodyPublishers.ofString("{\"reason\": \"because\"}")));
    }

    /** As the script of our pages sends what is no form. */
    private HttpResponse<String> script(String path) {
        Matcher token = TOKEN.matcher(browser.get("/").body());
        assertThat(token.find()).isTrue();
        return browser.send(browser.request(path)
                .header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", token.group(1))
                .POST(BodyPublishers.ofString("{}")));
    }

    private HttpResponse<String> rest(String... parts) {
        return RestPerson.send(auditor.request("/engine-rest" + filled(parts[1]))
                .header("Content-Type", "application/json")
                .method(parts[0], BodyPublishers.ofString(filled(parts[2]))));
    }

    private HttpResponse<String> inPages(String... parts) {
        return browser.send(browser.request("/camunda/api/engine/engine/default" + filled(parts[1]))
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"))
                .method(parts[0], BodyPublishers.ofString(filled(parts[2]))));
    }

    private String filled(String text) {
        Map<String, String> known = new HashMap<>(Map.of(
                "{slug}", release.slug(),
                "{release}", release.slug(),
                "{task}", task.getId(),
                "{instance}", task.getProcessInstanceId(),
                "{definition}", task.getProcessDefinitionId(),
                "{digest}", "sha256:" + "a".repeat(64),
                "{system}", release.system(),
                "{version}", release.version()));
        String filled = text;
        for (Map.Entry<String, String> entry : known.entrySet()) {
            filled = filled.replace(entry.getKey(), entry.getValue());
        }
        return filled.replaceAll("\\{[a-z]+:([a-z]+)[^}]*}", "$1").replaceAll("\\{[a-z]+}", "1");
    }

    /** Nothing but refusals comes into the ledger, and no row of a release, a task or a key is another than before. */
    private void unchanged(Runnable attempts) {
        long size = ledger.head().size();
        List<Object> before = state();
        attempts.run();
        assertThat(state()).isEqualTo(before);
        assertThat(ledger.entries(size, 1000))
                .filteredOn(AuditorOnlyReadsTests::isOfAuditor)
                .extracting(entry -> entry.content().type())
                .isSubsetOf("CommandRefused", "SignatureRefused");
    }

    private static boolean isOfAuditor(Entry entry) {
        return entry.content().actor().id().equals("auditor");
    }

    private List<Object> state() {
        List<Object> state = new ArrayList<>();
        for (String table : List.of(
                "release_attempt",
                "release_block",
                "approval_given",
                "approval_statement",
                "signing_key",
                "key_challenge",
                "delegation",
                "absence",
                "late_assignment",
                "change_request",
                "third_party_change",
                "start_request",
                "reviewer_link",
                "reviewer_session",
                "act_id_user",
                "act_id_group",
                "act_id_membership",
                "act_re_deployment",
                "act_ru_filter")) {
            state.add(table + jdbc.queryForObject("select count(*) from " + table, Long.class));
        }
        Task now = tasks.createTaskQuery().taskId(task.getId()).singleResult();
        state.add(now.getName() + now.getAssignee() + now.getDueDate() + now.getPriority());
        state.add(new TreeMap<>(runtime.getVariables(task.getProcessInstanceId())));
        return state;
    }
}
