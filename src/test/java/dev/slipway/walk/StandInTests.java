package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.PagePerson;
import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.approval.Approval;
import dev.slipway.approval.ApprovalRounds;
import dev.slipway.approval.Approvals;
import dev.slipway.approval.KeyKind;
import dev.slipway.approval.SegregationOfDuties;
import dev.slipway.approval.SigningKey;
import dev.slipway.approval.SigningKeys;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import dev.slipway.process.Candidates;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePolicy;
import dev.slipway.release.Releases;
import dev.slipway.signature.SoftAuthenticator;
import dev.slipway.signature.TrustedKey;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** Delegates answer when the matrix lets them and not otherwise, and a role gained late counts only once confirmed. */
@SlipwayTest
class StandInTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LoneTasks.Place APPROVAL =
            new LoneTasks.Place("approve-deployment", "Activity_GiveApproval", true);
    private static final LoneTasks.Place ROLLBACK =
            new LoneTasks.Place("roll-back-deployment", "Activity_DecideRollback", false);
    private static final String HOLDER = "system-owner";
    private static final String DELEGATE = "operations-2";
    private static final String ANEW = "{\"variables\": {\"signOutcome\": {\"value\": \"anew\"}}}";
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    @LocalServerPort
    private int port;

    private final ProcessEngine engine;
    private final LoneTasks lone;
    private final IdentityService identities;
    private final List<String> entries = new ArrayList<>();

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Candidates candidates;

    @Autowired
    private Releases releases;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Approvals approvals;

    @Autowired
    private ApprovalRounds rounds;

    @Autowired
    private SegregationOfDuties duties;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private ReleasePolicy policy;

    @Autowired
    private ScheduledTaskHolder scheduled;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    StandInTests(ProcessEngine engine, Releases releases) {
        this.engine = engine;
        this.lone = new LoneTasks(engine, releases);
        this.identities = engine.getIdentityService();
    }

    @AfterEach
    void tidy() {
        lone.closeAll();
        entries.forEach(address -> rest(HOLDER + "-2").post(address + "/end", "{\"reason\": \"over\"}"));
        identities.deleteMembership(DELEGATE, "qa-lead");
    }

    @Test
    void theDelegateOfAnAbsentHolderIsCalledAtOnceAndAnswersOnHisBehalf() {
        delegate(HOLDER, DELEGATE);
        absent(HOLDER);
        ReleaseId id = releases.open("invoice-sorter", "1.0.0", "production", "ci");
        String release = id.slug();
        Tasklist.Task task = approvalWithEvidence(id, HOLDER);

        assertThat(payloads(release, "DelegateCalled"))
                .singleElement()
                .satisfies(called ->
                        assertThat(called).containsEntry("delegate", DELEGATE).containsEntry("holder", HOLDER));
        assertThat(PagePerson.of(port, DELEGATE).get("/").body()).contains("?task=" + task.id());
        Tasklist delegate = person(DELEGATE);
        assertThat(delegate.claim(task).statusCode()).isEqualTo(204);
        assertThat(delegate.submit(task, delegate.form(task, Map.of()).answers())
                        .statusCode())
                .isEqualTo(204);

        assertThat(approvals.of(id, approvals.lastRound(id)))
                .singleElement()
                .extracting(Approval::role, Approval::person, Approval::onBehalfOf)
                .containsExactly(HOLDER, DELEGATE, HOLDER);
        assertThat(payloads(release, "ApprovalGiven"))
                .singleElement()
                .satisfies(given -> assertThat(given).containsEntry("onBehalfOf", HOLDER));
        assertThat(entries(release, "DelegateAnswered"))
                .singleElement()
                .extracting(NewEntry::onBehalfOf)
                .isEqualTo(HOLDER);
        assertThat(duties.roleOf(id, DELEGATE)).contains(HOLDER);
        assertThat(rest("auditor").get("/actuator/prometheus").body())
                .containsPattern("slipway_approval_latency_seconds_count\\{.*role=\"system-owner\"");
    }

    @Test
    void theDelegateOfAHolderWhoIsThereWaitsForTheEscalation() {
        delegate(HOLDER, DELEGATE);
        String release = lone.release("ci");
        Tasklist.Task task = approval(release, HOLDER);
        wait(task, policy.escalation().minusSeconds(60));
        lookRound();

        HttpResponse<String> early = person(DELEGATE).claim(task);
        assertThat(payloads(release, "DelegateCalled"))
                .as("before the escalation")
                .isEmpty();
        wait(task, policy.escalation());
        lookRound();

        assertThat(early.statusCode()).isEqualTo(403);
        assertThat(payloads(release, "CommandRefused")).hasSize(1);
        assertThat(payloads(release, "DelegateCalled")).hasSize(1);
        Awaitility.await()
                .untilAsserted(() -> assertThat(payloads(release, "NoticeDelivered"))
                        .filteredOn(notice ->
                                String.valueOf(notice.get("notice")).startsWith("task:" + task.id() + ":called:"))
                        .extracting(notice -> notice.get("recipient"))
                        .containsExactlyInAnyOrder(DELEGATE, HOLDER));
        assertThat(person(DELEGATE).claim(task).statusCode()).isEqualTo(204);
    }

    @Test
    void aDelegateWithAKeyOfHisOwnIsAskedToSignWithIt() {
        delegate(HOLDER, DELEGATE);
        absent(HOLDER);
        ReleaseId release = releases.open("invoice-sorter", "1.0.0", "production", "ci");
        Tasklist.Task task = approvalWithEvidence(release, HOLDER);
        TrustedKey key = SoftAuthenticator.p256().key();
        keys.propose(SigningKey.proposed("pem-of-" + DELEGATE, DELEGATE, KeyKind.PEM, "Token", key, NOW, null));
        keys.enrol("pem-of-" + DELEGATE, HOLDER, NOW, 1);
        try {
            Tasklist delegate = person(DELEGATE);
            delegate.claim(task);
            delegate.submit(task, delegate.form(task, Map.of()).answers());
            String sign = engine.getTaskService()
                    .createTaskQuery()
                    .processInstanceBusinessKey(release.slug())
                    .taskDefinitionKey("Activity_SignApproval")
                    .taskAssignee(DELEGATE)
                    .singleResult()
                    .getId();

            HttpResponse<String> statement = rest(DELEGATE).post("/api/tasks/" + sign + "/statement", "{}");
            assertThat(statement.statusCode()).as(statement.body()).isEqualTo(200);
            assertThat(statement.body()).contains("as " + HOLDER, "On behalf of");
            assertThat(rest(DELEGATE)
                            .post("/engine-rest/task/" + sign + "/complete", ANEW)
                            .statusCode())
                    .as("nobody but him has it, so he gives it back")
                    .isEqualTo(204);
        } finally {
            keys.suspend("pem-of-" + DELEGATE, "the test is over", NOW, 2);
        }
    }

    @Test
    void aRollbackIsDecidedByTheDelegateAfterMinutes() {
        delegate(HOLDER, DELEGATE);
        String release = lone.release("ci");
        Tasklist.Task task =
                Tasklist.Task.of(lone.open(release, ROLLBACK, Map.of()).get(0));
        wait(task, policy.rollbackEscalation());
        lookRound();

        assertThat(person(DELEGATE).claim(task).statusCode()).isEqualTo(204);
    }

    @Test
    void aDelegateWhoseTimeIsOverIsRefusedAndLosesTheTask() {
        String delegation = delegate(HOLDER, DELEGATE);
        absent(HOLDER);
        String release = lone.release("ci");
        Tasklist.Task task = approval(release, HOLDER);
        Tasklist delegate = person(DELEGATE);
        assertThat(delegate.claim(task).statusCode()).isEqualTo(204);
        Map<String, Object> answers = delegate.form(task, Map.of()).answers();

        assertThat(rest("governance-lead")
                        .post("/api/authority/delegations/" + delegation + "/end", "{\"reason\": \"back\"}")
                        .statusCode())
                .isEqualTo(204);
        HttpResponse<String> refused = delegate.submit(task, answers);
        lookRound();

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("nor is a delegate of somebody who holds it now");
        assertThat(payloads(release, "CommandRefused")).hasSize(1);
        assertThat(payloads(release, "DelegateDismissed")).hasSize(1);
        assertThat(assignee(task)).isNull();
        assertThat(delegate.claim(task).statusCode()).isEqualTo(403);
    }

    @Test
    void aDelegateApprovesOnlyForWhomHeWasNamed() {
        delegate(HOLDER, DELEGATE);
        absent(HOLDER);
        String release = lone.release("ci");
        Tasklist.Task task = approval(release, "qa-lead");

        assertThat(person(DELEGATE).claim(task).statusCode()).isEqualTo(403);
        assertThat(person("admin").claim(task).statusCode()).isEqualTo(403);
        assertThat(payloads(release, "CommandRefused")).hasSize(2);
    }

    @Test
    void aForgedApproverIsRefused() {
        String release = lone.release("ci");
        Tasklist.Task task = approval(release, HOLDER);
        Tasklist owner = person(HOLDER);
        owner.claim(task);
        Map<String, Object> answers = new HashMap<>(owner.form(task, Map.of()).answers());
        answers.put("onBehalfOf", "system-owner-2");

        assertThat(owner.complete(task, answers).statusCode()).isEqualTo(400);
        assertThat(payloads(release, "CommandRefused")).hasSize(1);
        assertThat(approvals.of(ReleaseId.parse(release), 1)).isEmpty();
    }

    @Test
    void aRoleGainedAfterTheRequestCountsOnceItWasConfirmedBeforeTheRound() {
        String slug = lone.release("ci");
        ReleaseId release = ReleaseId.parse(slug);
        rounds.open(release, 1, Instant.now());
        identities.createMembership(DELEGATE, "qa-lead");
        Tasklist.Task task = approval(slug, "qa-lead");

        HttpResponse<String> late = person(DELEGATE).claim(task);
        HttpResponse<String> own = confirm("qa-lead", slug);
        HttpResponse<String> confirmed = confirm("governance-lead", slug);
        HttpResponse<String> stillLate = person(DELEGATE).claim(task);
        rounds.open(release, 2, Instant.now());

        assertThat(late.statusCode()).isEqualTo(403);
        assertThat(late.body()).contains("after release").contains("confirmed this late assignment");
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(confirmed.statusCode()).isEqualTo(204);
        assertThat(stillLate.statusCode()).isEqualTo(403);
        assertThat(payloads(slug, "LateAssignmentConfirmed"))
                .singleElement()
                .satisfies(entry -> assertThat(entry).containsEntry("person", DELEGATE));
        assertThat(person(DELEGATE).claim(task).statusCode()).isEqualTo(204);
    }

    @Test
    void whoExecutesDoesNotApproveAndWhoApprovesDoesNotExecute() {
        identities.createMembership(DELEGATE, "qa-lead");
        String first = lone.release("ci");
        Tasklist.Task execution =
                Tasklist.Task.of(lone.open(first, "operate-and-monitor", "Activity_UpdateRunbooks", Map.of()));
        Tasklist.Task approval = approval(first, "qa-lead");
        Tasklist both = person(DELEGATE);

        assertThat(both.claim(execution).statusCode()).isEqualTo(204);
        HttpResponse<String> asExecutor = both.claim(approval);
        engine.getTaskService().setAssignee(execution.id(), null);
        assertThat(both.claim(approval).statusCode()).isEqualTo(204);
        HttpResponse<String> asApprover = both.claim(execution);

        assertThat(asExecutor.statusCode()).isEqualTo(403);
        assertThat(asExecutor.body()).contains("who executes does not approve");
        assertThat(asApprover.statusCode()).isEqualTo(403);
        assertThat(asApprover.body()).contains("who approves does not execute");
        assertThat(payloads(first, "CommandRefused")).hasSize(2);
    }

    @Test
    void theMatrixIsKeptByThoseWhoAnswerForItAndSaysWhatItRefuses() {
        String good = delegation(HOLDER, DELEGATE, Instant.now(), Duration.ofDays(1));
        String added =
                id("/api/authority/delegations", rest("governance-lead").post("/api/authority/delegations", good));

        assertThat(rest("qa-lead").post("/api/authority/delegations", good).statusCode())
                .isEqualTo(403);
        assertThat(rest(HOLDER).post("/api/authority/delegations", good).statusCode())
                .isEqualTo(409);
        refusedDelegation(delegation(HOLDER, HOLDER, Instant.now(), Duration.ofDays(1)), "another person");
        refusedDelegation(delegation(HOLDER, "nobody", Instant.now(), Duration.ofDays(1)), "with an account");
        refusedDelegation(delegation("qa-lead", DELEGATE, Instant.now(), Duration.ofDays(1)), "not passed on");
        refusedDelegation(delegation(HOLDER, "system-owner-2", Instant.now(), Duration.ofDays(1)), "already");
        refusedDelegation(delegation(HOLDER, "qa-lead", Instant.now(), Duration.ofDays(91)), "at most 90 days");
        refusedDelegation(delegation(HOLDER, "auditor", Instant.now(), Duration.ofDays(1)), "works in releases");
        refusedDelegation(
                delegation(HOLDER, DELEGATE, Instant.now().minus(Duration.ofDays(2)), Duration.ofDays(1)),
                "must lie ahead");
        assertThat(rest("governance-lead")
                        .post(
                                "/api/authority/delegations",
                                delegation(HOLDER, "governance-lead", Instant.now(), Duration.ofDays(1)))
                        .body())
                .contains("nobody makes himself a delegate");
        assertThat(rest("qa-lead").get("/api/authority").body()).contains(added).contains("\"holders\"");
        assertThat(rest("admin").get("/api/authority").statusCode()).isEqualTo(403);
        assertThat(rest("governance-lead")
                        .post("/api/authority/delegations/none/end", "{\"reason\": \"x\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(payloads("authority", "DelegationAdded"))
                .filteredOn(entry -> added.equals(entry.get("id")))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry).containsEntry("holder", HOLDER).containsEntry("delegate", DELEGATE));
    }

    @Test
    void whatEndsIsKeptWithItsReason() {
        String delegation = delegate(HOLDER, DELEGATE);
        String absence = absent(HOLDER);
        for (String entry : entries) {
            RestPerson lead = rest("governance-lead");
            assertThat(lead.post(entry + "/end", "{\"reason\": \" \"}").statusCode())
                    .isEqualTo(400);
            assertThat(lead.post(entry + "/end", "{\"reason\": \"back early\"}").statusCode())
                    .isEqualTo(204);
            assertThat(lead.post(entry + "/end", "{\"reason\": \"back early\"}").statusCode())
                    .isEqualTo(404);
        }
        entries.clear();
        assertThat(payloads("authority", "AbsenceAdded"))
                .filteredOn(entry -> absence.equals(entry.get("id")))
                .singleElement()
                .satisfies(entry -> assertThat(entry).containsEntry("person", HOLDER));
        assertThat(payloads("authority", "DelegationEnded")).contains(Map.of("id", delegation, "reason", "back early"));
        assertThat(payloads("authority", "AbsenceEnded")).contains(Map.of("id", absence, "reason", "back early"));
    }

    @Test
    void aLateAssignmentIsConfirmedForAHolderOfAnOpenReleaseByAnother() {
        String release = lone.release("ci");
        identities.createMembership(DELEGATE, "qa-lead");

        assertThat(confirm("governance-lead", "none~0~none~1", DELEGATE, "qa-lead"))
                .contains("there is no open release");
        assertThat(confirm("governance-lead", release, "operations", "qa-lead")).contains("must be a member of");
        assertThat(confirm("governance-lead", release, "governance-lead", "governance-lead"))
                .contains("nobody confirms his own late assignment");
        assertThat(confirm(HOLDER, release, DELEGATE, "qa-lead")).contains("holds none of the roles [governance-lead]");
        assertThat(payloads(release, "LateAssignmentConfirmed")).isEmpty();
        assertThat(confirm("governance-lead", release, DELEGATE, "qa-lead")).isEmpty();
    }

    private void refusedDelegation(String json, String why) {
        HttpResponse<String> answer = rest(HOLDER).post("/api/authority/delegations", json);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Delegation refused").contains(why);
    }

    /** Empty when it was taken, or why it was refused. */
    private String confirm(String by, String release, String person, String role) {
        return rest(by).post(
                        "/api/authority/late-assignments",
                        json(Map.of("release", release, "person", person, "role", role, "reason", "new here")))
                .body();
    }

    private HttpResponse<String> confirm(String by, String release) {
        return rest(by).post(
                        "/api/authority/late-assignments",
                        json(Map.of("release", release, "person", DELEGATE, "role", "qa-lead", "reason", "new here")));
    }

    private String delegate(String holder, String delegate) {
        String address = "/api/authority/delegations";
        return id(
                address,
                rest(HOLDER + "-2").post(address, delegation(holder, delegate, Instant.now(), Duration.ofDays(7))));
    }

    private static String delegation(String holder, String delegate, Instant from, Duration time) {
        return json(Map.of(
                "role",
                HOLDER,
                "holder",
                holder,
                "delegate",
                delegate,
                "from",
                from.toString(),
                "until",
                from.plus(time).toString(),
                "reason",
                "summer leave"));
    }

    private String absent(String person) {
        String address = "/api/authority/absences";
        Instant now = Instant.now();
        return id(
                address,
                rest(HOLDER + "-2")
                        .post(
                                address,
                                json(Map.of(
                                        "person",
                                        person,
                                        "from",
                                        now.toString(),
                                        "until",
                                        now.plus(Duration.ofDays(2)).toString(),
                                        "reason",
                                        "ill"))));
    }

    private String id(String address, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        try {
            String id = JSON.readTree(answer.body()).path("id").asText();
            entries.add(address + "/" + id);
            return id;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As if the task had waited so long. */
    private void wait(Tasklist.Task task, Duration time) {
        jdbc.update(
                "update act_ru_task set create_time_ = ? where id_ = ?",
                Timestamp.from(Instant.now().minus(time)),
                task.id());
    }

    private void lookRound() {
        scheduled.getScheduledTasks().stream()
                .filter(round -> round.toString().contains("StandIns"))
                .forEach(round -> round.getTask().getRunnable().run());
    }

    private Tasklist.Task approval(String release, String role) {
        return approval(
                release,
                role,
                Map.of(
                        "packageDigest", "sha256:" + "1".repeat(64),
                        "configurationDigest", "sha256:" + "2".repeat(64),
                        "evidenceBundleId", "sha256:" + "3".repeat(64)));
    }

    /** Of a release whose evidence is there, so that it can be signed. */
    private Tasklist.Task approvalWithEvidence(ReleaseId release, String role) {
        ReleaseCandidate candidate = candidates.candidate(release);
        return approval(
                release.slug(),
                role,
                Map.of(
                        "riskTier", "minimal",
                        "packageDigest", candidate.releasePackage().digest(),
                        "configurationDigest", candidate.releasePackage().configurationDigest(),
                        "evidenceBundleId", candidate.bundleId()));
    }

    private Tasklist.Task approval(String release, String role, Map<String, Object> about) {
        Map<String, Object> known = new HashMap<>(about);
        known.put("approvalRoles", new ArrayList<>(List.of(role)));
        return Tasklist.Task.of(lone.open(release, APPROVAL, known).get(0));
    }

    private String assignee(Tasklist.Task task) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskId(task.id())
                .singleResult()
                .getAssignee();
    }

    private RestPerson rest(String user) {
        return RestPerson.of(port, user);
    }

    private Tasklist person(String user) {
        return new Tasklist(rest(user));
    }

    private List<NewEntry> entries(String subject, String type) {
        return ledger.entries(subject).stream()
                .map(Entry::content)
                .filter(entry -> entry.type().equals(type))
                .toList();
    }

    private List<Map<String, Object>> payloads(String subject, String type) {
        return entries(subject, type).stream().map(NewEntry::payload).toList();
    }

    private static String json(Map<String, String> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
