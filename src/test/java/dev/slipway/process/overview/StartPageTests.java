package dev.slipway.process.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.PagePerson;
import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.approval.Approval;
import dev.slipway.approval.ApprovalRounds;
import dev.slipway.approval.Approvals;
import dev.slipway.ledger.LedgerGuards;
import dev.slipway.release.ReleaseBlocks;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import dev.slipway.walk.Walk;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What strangers and people of each kind read on the start page, over HTTP and without JavaScript. */
@SlipwayTest
@TestInstance(Lifecycle.PER_CLASS)
class StartPageTests {

    private static final String PLAN = "Activity_CreateDeploymentPlan";
    private static final String HOSTILE = "Greets <script>alert(1)</script> & \"all\"";
    private static final Pattern SEEN = Pattern.compile("seen=(\\w+)");

    @LocalServerPort
    private int port;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private Releases releases;

    @Autowired
    private ReleaseBlocks blocks;

    @Autowired
    private Approvals approvals;

    @Autowired
    private ApprovalRounds rounds;

    @Autowired
    private DataSource database;

    private String slug = "";

    @BeforeAll
    void startARelease() {
        Map<String, Object> request = new HashMap<>(Walk.request("support-assistant", "1.1.0", "minor"));
        request.put("summary", HOSTILE);
        Walk walk = Walk.start(port, request, Map.of());
        walk.untilOffered(PLAN);
        slug = walk.slug();
    }

    @AfterAll
    void endIt() {
        RestPerson.of(port, "deployment-manager")
                .post("/api/releases/" + slug + "/withdraw", "{\"reason\": \"the tests are over\"}");
        Awaitility.await(slug).until(() -> !releases.find(slug).orElseThrow().isOpen());
    }

    @Test
    void strangersReadWhatThisIsAndNothingOfAnyRelease() {
        String page = PagePerson.stranger(port).get("/").body();
        assertThat(page)
                .contains("Slipway takes a new version of an AI system into production under control", "User name")
                .contains("Assemble candidate", "Operate and monitor")
                .doesNotContain("support-assistant", "Create deployment plan", "Releases in flight");
        HttpResponse<String> part = PagePerson.stranger(port).get("/releases/overview");
        assertThat(part.statusCode()).isEqualTo(302);
        assertThat(part.body()).isEmpty();
    }

    @Test
    void anApprovalIsCountedForAllAndTakenBackByWhoGaveIt() {
        ReleaseId release = ReleaseId.parse(slug);
        Instant opened = Instant.now().minus(Duration.ofHours(3));
        rounds.open(release, 1, opened);
        approvals.give(
                release,
                1,
                new Approval("qa-lead", "qa-lead", null, true, "yes", null, null, false, opened.plusSeconds(7260)));

        String page = PagePerson.of(port, "qa-lead").get("/").body();
        assertThat(page).contains("How long approvals take", "QA Lead").containsPattern("half within <strong>\\d+");
        assertThat(page).contains("/releases/" + slug + "/revoke", "Take back my approval");
        assertThat(PagePerson.of(port, "compliance-officer").get("/").body())
                .contains("How long approvals take")
                .doesNotContain("Take back my approval");
    }

    @Test
    void aStrangersLinkLeadsToTheReleaseAfterTheSignIn() {
        String page = PagePerson.stranger(port).get("/?release=" + slug).body();
        assertThat(page).contains("name=\"next\" value=\"/?release=" + slug + "\"");
    }

    @Test
    void aPersonReadsOwnTasksAndWhereToGo() {
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(slug)
                .taskDefinitionKey(PLAN)
                .singleResult()
                .getId();
        assertThat(page("release-manager"))
                .contains("Rachel Release Manager", "As</span> <strong>Release Manager")
                .contains("/camunda/app/tasklist/default/#/?task=" + task)
                .contains("/camunda/app/tasklist/default/#/?filter=")
                .contains("#/?processStart=ai-deployment", "#/?processStart=third-party-change");
        assertThat(page("qa-lead"))
                .contains("Waits for the <strong>Release Manager</strong>")
                .doesNotContain("?task=" + task, "processStart=");
    }

    @Test
    void everybodyReadsWhereAReleaseStands() {
        assertThat(page("auditor"))
                .contains("support-assistant", "1.1.0", "Limited risk", "Minor", "requested by")
                .contains("ticket", "Phase 2 of 8: Plan deployment", "Assemble candidate: done")
                .contains("Plan deployment: under way", "Operate and monitor: to come")
                .containsPattern("<time datetime=\"\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z\"");
    }

    @Test
    void everybodyReadsWhatChangesAndWhatWasFound() {
        assertThat(card("auditor")).contains("<summary>What changes").doesNotContain("open finding");
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(slug)
                .processDefinitionKey("plan-deployment")
                .singleResult()
                .getId();
        runtime.setVariable(instance, "candidateFindings", "- Hazard **H1** is open. Treat it.\n- And H2. Treat it.");
        try {
            assertThat(card("auditor"))
                    .contains("2 open findings", "<li>Hazard H1 is open. Treat it.</li>", "<li>And H2. Treat it.</li>");
        } finally {
            runtime.removeVariable(instance, "candidateFindings");
        }
    }

    @Test
    void whatPeopleWroteIsTextAndNothingElse() {
        assertThat(page("qa-lead"))
                .contains("Greets &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;all&quot;")
                .doesNotContain("<script>alert");
        assertThat(PagePerson.of(port, "qa-lead")
                        .get("/?release=%3Cscript%3Ealert(2)%3C/script%3E&page=%3Cb")
                        .body())
                .contains("There is no release", "&lt;script&gt;alert(2)")
                .doesNotContain("<script>alert");
    }

    @Test
    void theNamedReleaseIsMarked() {
        assertThat(PagePerson.of(port, "qa-lead").get("/?release=" + slug).body())
                .containsPattern("id=\"release-" + Pattern.quote(slug) + "\"[^>]* wanted");
        assertThat(page("qa-lead")).doesNotContainPattern("class=\"card release[^\"]* wanted");
    }

    @Test
    void onlyWhoMayIsOfferedToStopIt() {
        assertThat(card("risk-manager")).contains("Block it").doesNotContain("Withdraw it", "Ask for a rollback");
        assertThat(card("deployment-manager")).contains("Withdraw it").doesNotContain("Block it");
        assertThat(card("qa-lead")).doesNotContain("Block it", "Withdraw it", "Ask for a rollback");
        assertThat(card("auditor")).doesNotContain("name=\"reason\"");
    }

    @Test
    void aRefusalIsShownInWords() {
        refused(act("qa-lead", "block", "why not"), 403, "qa-lead holds none of the roles [risk-manager");
        refused(act("risk-manager", "block", " "), 400, "&#39;reason&#39; must have 1 to 2000 characters");
        refused(act("operations", "rollback", "it is slow"), 409, "nothing of");
        refused(
                PagePerson.of(port, "risk-manager").post("/releases/nonsense/block", Map.of("reason", "x")),
                400,
                "slug must be");
        HttpResponse<String> tooLong = act("risk-manager", "block", "<slow>".repeat(400));
        refused(tooLong, 400, "found 2400");
        assertThat(tooLong.body()).as("what was written is not lost").contains("&lt;slow&gt;&lt;slow&gt;</textarea>");
        assertThat(blocks.standing(ReleaseId.parse(slug))).isEmpty();
    }

    @Test
    void aFormOfAnotherSiteStopsNothing() {
        PagePerson person = PagePerson.of(port, "risk-manager");
        Map<String, String> fields = Map.of("reason", "because");
        assertThat(person.postWithoutToken("/releases/" + slug + "/block", fields)
                        .statusCode())
                .isEqualTo(403);
        assertThat(PagePerson.stranger(port)
                        .post("/releases/" + slug + "/block", fields)
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).endsWith("/sign-in"));
        assertThat(blocks.standing(ReleaseId.parse(slug))).isEmpty();
    }

    @Test
    void aBlockIsShownWithWhoLiftsIt() {
        HttpResponse<String> answer = act("compliance-officer", "block", "the figures are not explained");
        assertThat(answer.statusCode()).isEqualTo(302);
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(page("compliance-officer")).containsPattern("#/\\?task=[^\"]+\">Lift block"));
        assertThat(page("qa-lead"))
                .contains("Blocked by compliance-officer as Compliance Officer: the figures are not explained")
                .contains("Only the Compliance Officer lifts it")
                .contains("Waits for the <strong>Compliance Officer</strong>");
        assertThat(page("risk-manager"))
                .as("who did not block does not lift")
                .doesNotContainPattern("#/\\?task=[^\"]+\">Lift block");
        refused(act("compliance-officer", "block", "again"), 409, "blocks");
        assertThat(card("compliance-officer")).contains("<summary>Lift the block", "/releases/" + slug + "/lift");
        assertThat(card("risk-manager")).doesNotContain("Lift the block");
        refused(act("risk-manager", "lift", "let it go"), 403, "only the role that blocked lifts the block");
        HttpResponse<String> unconfirmed = act("compliance-officer", "lift", "they are explained");
        refused(unconfirmed, 400, "is required; tick it");
        assertThat(unconfirmed.body())
                .contains("they are explained</textarea>")
                .containsPattern("open=\"open\"[^>]*>\\s*<summary>Lift the block");
        assertThat(PagePerson.of(port, "compliance-officer")
                        .post(
                                "/releases/" + slug + "/lift",
                                Map.of("reason", "they are explained", "confirmed", "true"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(blocks.standing(ReleaseId.parse(slug))).isEmpty();
    }

    @Test
    void whoseTaskTakesItRejectsAReleaseFromHere() {
        String instance = runtime.createProcessInstanceByKey("prepare-release")
                .businessKey(slug)
                .setVariable("riskTier", "limited")
                .startBeforeActivity("Activity_ApproveReleasePackage")
                .execute(true, false)
                .getId();
        try {
            assertThat(card("release-manager")).contains("Reject it in “Approve release package”", "/reject?task=");
            assertThat(card("qa-lead")).doesNotContain("Reject it");
            refused(
                    act("qa-lead", "reject", "no"),
                    403,
                    "it is for &#39;Approve release package&#39; of [release-manager]");
            assertThat(act("release-manager", "reject", "the digests differ").statusCode())
                    .isEqualTo(302);
            assertThat(card("technical-sme"))
                    .contains("Reject it or send it back in “Correct release package”", "Back to the package");
            assertThat(card("release-manager")).doesNotContain("Reject it");
        } finally {
            runtime.deleteProcessInstance(instance, "the test is over");
        }
    }

    @Test
    void anEndedReleaseSaysHowItEnded() {
        ReleaseId ended = releases.open("overview-probe", "1.0.0", "production", "deployment-manager");
        releases.end(ended, "rolledBack");
        assertThat(PagePerson.of(port, "qa-lead")
                        .get("/?release=" + ended.slug())
                        .body())
                .contains("has ended:", "rolled back")
                .doesNotContain("There is no release");
    }

    @Test
    void aStuckStepSaysWhatFailedAndWhatToDo() {
        String deployment = repository
                .createDeployment()
                .addClasspathResource("overview/stuck-probe.bpmn")
                .deploy()
                .getId();
        try {
            runtime.startProcessInstanceByKey("stuck-probe", "support-assistant~9.9.9~production~1");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(page("auditor"))
                            .contains("Read what is not there", "support-assistant 9.9.9 to production, in Stuck probe")
                            .contains(
                                    "Have CI hand it in again",
                                    "0 tries left",
                                    "administrator sets the step",
                                    "/process-instance/"));
            assertThat(page("qa-lead")).contains("Read what is not there").doesNotContain("/camunda/app/cockpit");
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    void administratorsReadWhatTheRedBannerMeans() {
        assertThat(page("admin")).contains("The red banner", "What to do:", "Operaton");
        assertThat(page("deployment-manager")).doesNotContain("red banner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "auditor", "process-owner", "technical-owner"})
    void everybodyWhoMayOpenAPageMayReadThis(String user) {
        assertThat(page(user)).contains("Releases in flight", "support-assistant");
    }

    @Test
    void drillsAreAmongTheDatesToKeep() {
        Awaitility.await()
                .untilAsserted(() -> assertThat(page("qa-lead"))
                        .containsPattern(
                                "(?s)Dates to keep.*rollback drill.*credit-scoring in production.*Technical Owner"));
    }

    @Test
    void thePartThatRefreshesItselfSaysOnlyWhatIsNew() {
        PagePerson person = PagePerson.of(port, "governance-lead");
        Matcher seen = SEEN.matcher(person.get("/").body());
        assertThat(seen.find()).isTrue();
        String part = person.get("/releases/overview?seen=" + seen.group(1)).body();
        assertThat(part).contains("id=\"live\"", "support-assistant").doesNotContain("id=\"news\"", "<html");
        assertThat(person.get("/releases/overview?seen=x").body()).contains("id=\"news\"", "Something changed");
    }

    @Test
    void whoLooksAfterTheLedgerReadsThatAGuardIsAway() throws SQLException {
        assertThat(page("auditor")).doesNotContain("cannot be relied on");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop trigger ledger_key_no_change");
            try {
                assertThat(page("auditor")).contains("The ledger cannot be relied on", "ledger_key_no_change");
                assertThat(page("deployment-manager")).doesNotContain("cannot be relied on");
            } finally {
                LedgerGuards.of(connection).install();
            }
        }
        assertThat(page("auditor")).doesNotContain("cannot be relied on");
    }

    private String page(String user) {
        HttpResponse<String> answer = PagePerson.of(port, user).get("/");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** What the page shows of the release. */
    private String card(String user) {
        String page = page(user);
        int start = page.indexOf("id=\"release-" + slug + "\"");
        return page.substring(start, end(page, start));
    }

    private static int end(String page, int start) {
        int next = page.indexOf("id=\"release-", start + 1);
        return next < 0 ? page.indexOf("</section>", start) : next;
    }

    private HttpResponse<String> act(String user, String act, String reason) {
        return PagePerson.of(port, user).post("/releases/" + slug + "/" + act, Map.of("reason", reason));
    }

    private static void refused(HttpResponse<String> answer, int status, String text) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("role=\"alert\"", text);
    }
}
