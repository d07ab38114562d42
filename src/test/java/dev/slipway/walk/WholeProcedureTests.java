package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.PagePerson;
import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.TestDatabase;
import dev.slipway.audit.LongHistory;
import dev.slipway.audit.VerifyCommand;
import dev.slipway.audit.index.LedgerIndex;
import dev.slipway.audit.index.MadeAnew;
import dev.slipway.audit.index.Projection;
import dev.slipway.audit.mining.OcelLog;
import dev.slipway.audit.record.ReleaseRecords;
import dev.slipway.evidence.EvidenceArchive;
import dev.slipway.ledger.Checkpoints;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.EveryEntryType;
import dev.slipway.ledger.JdbcLedger;
import dev.slipway.ledger.KeyRegister;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.LedgerHead;
import dev.slipway.ledger.LedgerProofs;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutFigures;
import dev.slipway.rollout.RolloutState;
import dev.slipway.rollout.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** Whole releases over HTTP, with real staging, real traffic and the job executor on. */
@SlipwayTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeProcedureTests {

    private static final String PRODUCTION = "production";

    /** Wider and fewer steps than a plan would take, so that the thin traffic of a test fills them sooner. */
    private static final Map<String, Map<String, Object>> ONE_STEP = steps("60");

    private static final Map<String, Map<String, Object>> TWO_STEPS = steps("40, 60");

    private static final String CONDITIONS =
            "Runbook read | operations | before-start\nAppeals watched | qa-lead | before-closure";

    @LocalServerPort
    private int port;

    @Autowired
    private HistoryService history;

    @Autowired
    private ManagementService management;

    @Autowired
    private Rollout rollout;

    @Autowired
    private Ledger ledger;

    @Autowired
    private LedgerProofs proofs;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private ReleaseRecords records;

    @Autowired
    private LedgerIndex index;

    @Autowired
    private List<Projection> projections;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    @Autowired
    private EvidenceArchive archive;

    @Autowired
    private KeyRegister keys;

    private final Map<String, Meanwhile> others = new HashMap<>();
    private final List<String> walked = new CopyOnWriteArrayList<>();

    /** Other systems are released at the same time, as in any house; their tests wait for the end. */
    @BeforeAll
    void beginTheOtherSystems() {
        others.put("invoice-sorter", Meanwhile.begin("invoice-sorter", this::releaseInvoiceSorterTwice));
        if (!TestDatabase.onPostgres()) {
            others.put("support-assistant", Meanwhile.begin("support-assistant", this::releaseSupportAssistant));
        }
    }

    private static Map<String, Map<String, Object>> steps(String steps) {
        return Map.of("Activity_DefineRolloutPolicy", Map.of("canarySteps", steps, "observationPeriod", "PT5S"));
    }

    @Test
    @Order(1)
    @Tag("postgres")
    void aHighRiskUpdateGoesLiveAlthoughItWasBlockedDuringItsCanary() {
        Walk good = start("credit-scoring", "1.1.0", "minor");
        good.until(() -> observe("credit-scoring").candidatePercent() > 0);
        act(good, "risk-manager", "block");
        good.untilOffered("Activity_LiftBlock");
        assertThat(observe("credit-scoring").candidate()).isNull();
        workUntilEnded(good);
        assertThat(outcome(good)).as(incidents(good)).isEqualTo("success");
        assertServing("credit-scoring", "1.1.0");
        assertThat(types(good))
                .containsSubsequence("TrafficShifted", "ReleaseBlocked", "BlockLifted", "TrafficShifted")
                .contains("DeploymentAuthorized", "ReleasePromoted", "RecordArchived");
    }

    @Test
    @Order(2)
    void aBadUpdateIsTakenBackByItsCanary() {
        Walk bad = start("credit-scoring", "1.2.0", "minor");
        workUntilEnded(bad);
        assertThat(outcome(bad)).as(incidents(bad)).isEqualTo("rolledBack");
        assertServing("credit-scoring", "1.1.0");
        assertThat(payload(bad, "RollbackObserved").get("rtoKept")).isEqualTo(true);
        assertThat(payload(bad, "RollbackDecided").get("automatic")).isEqualTo(true);
    }

    @Test
    @Order(3)
    void anUnfairUpdateIsStoppedInStagingCorrectedAndWithdrawn() {
        Walk unfair = start("credit-scoring", "1.4.0", "minor");
        unfair.untilOffered("Activity_ResolveStagingFailure");
        assertThat(payload(unfair, "StagingValidated").get("status")).isEqualTo("FAILED");
        unfair.once("Activity_ResolveStagingFailure", Map.of("stagingAction", "newPackage"));
        unfair.until(() -> entries(unfair, "StagingValidated").size() == 2);
        act(unfair, "deployment-manager", "withdraw");
        workUntilEnded(unfair);
        assertThat(outcome(unfair)).as(incidents(unfair)).isEqualTo("withdrawn");
        assertServing("credit-scoring", "1.1.0");
    }

    @Test
    @Order(4)
    void aSubstantialModificationIsDecidedJointlyAndTakenBackWhileItIsMonitored() {
        Walk wide = start("credit-scoring", "1.3.0", "major")
                .once("Activity_AssessSubstantialModification", Map.of("modificationSubstantial", "yes"));
        wide.untilOffered("Activity_ReviewDeployment");
        assertServing("credit-scoring", "1.3.0");
        HttpResponse<String> late = post(wide, "system-owner", "revoke", "{\"reason\": \"second thoughts\"}");
        assertThat(late.statusCode()).as(late.body()).isEqualTo(409);
        assertThat(late.body()).contains("serves all traffic already. Ask for a rollback instead.");
        act(wide, "operations", "rollback");
        workUntilEnded(wide);
        assertThat(outcome(wide)).as(incidents(wide)).isEqualTo("rolledBack");
        assertServing("credit-scoring", "1.1.0");
        assertThat(wide.done())
                .contains(
                        "Activity_DecideAsGovernanceLead",
                        "Activity_DecideAsLegalAdvisor",
                        "Activity_RecordConformityAssessment",
                        "Activity_AssessRollback",
                        "Activity_DecideRollback");
        assertThat(payload(wide, "RollbackDecided").get("automatic")).isEqualTo(false);
    }

    @Test
    @Order(5)
    @Tag("postgres")
    void aMinimalRiskSystemGoesLiveForTheFirstTimeAndAnUrgentPatchSettlesItsExceptionAfterwards() throws Exception {
        Objects.requireNonNull(others.get("invoice-sorter")).end();
    }

    private void releaseInvoiceSorterTwice() {
        HttpResponse<String> drill = RestPerson.of(port, "technical-owner")
                .post(
                        "/api/systems/invoice-sorter/rollback-drills",
                        "{\"environment\": \"production\", \"reason\": \"too early\"}");
        assertThat(drill.statusCode()).as(drill.body()).isEqualTo(400);
        assertThat(drill.body()).contains("serves nothing");

        Walk first = start("invoice-sorter", "1.0.0", "initial")
                .once("Activity_GiveApproval", Map.of("approvalConditions", CONDITIONS));
        workUntilEnded(first);
        assertThat(outcome(first)).as(incidents(first)).isEqualTo("success");
        assertThat(types(first))
                .containsSubsequence("DeploymentAuthorized", "ConditionsSet", "ConditionMet", "RolloutStarted");
        assertThat(entries(first, "ConditionMet")).hasSize(2);
        assertServing("invoice-sorter", "1.0.0");
        assertThat(first.done()).contains("Activity_AssessImpact").doesNotContain("Activity_HoldApprovalMeeting");

        Map<String, Object> request = new HashMap<>(Walk.request("invoice-sorter", "1.0.1", "patch"));
        request.put("urgent", true);
        Walk urgent = Walk.start(port, request, TWO_STEPS);
        walked.add(urgent.slug());
        workUntilEnded(urgent);
        assertThat(outcome(urgent)).as(incidents(urgent)).isEqualTo("success");
        assertServing("invoice-sorter", "1.0.1");
        assertThat(urgent.done())
                .contains("Activity_ApproveException", "Activity_VerifyTesting")
                .doesNotContain("Activity_VerifyDocumentation");
        urgent.until(() -> urgent.done().contains("Activity_CloseException"));
        assertThat(urgent.done()).contains("Activity_SettleDeferredCheck");
    }

    @Test
    @Order(6)
    void aLimitedRiskUpdateIsSentBackToReadinessByARejectionAndRefusedAfterItServedEverybody() throws Exception {
        Objects.requireNonNull(others.get("support-assistant")).end();
    }

    private void releaseSupportAssistant() {
        Walk walk = start("support-assistant", "1.1.0", "minor")
                .once(
                        "Activity_GiveApproval",
                        Map.of("approvalDecision", "reject", "approvalReworkPhase", "readiness"));
        walk.untilOffered("Activity_AddressRejection");
        HttpResponse<String> back =
                post(walk, "deployment-manager", "rework", "{\"reason\": \"as it asks for\", \"to\": \"readiness\"}");
        assertThat(back.statusCode()).as(back.body()).isEqualTo(204);
        walk.untilOffered("Activity_AcceptForProduction");
        assertServing("support-assistant", "1.1.0");
        assertThat(walk.done().stream().filter("Activity_ReviewReadiness"::equals))
                .hasSize(2);
        assertThat(walk.done()).doesNotContain("Activity_UpdateRegistrations");
        act(walk, "system-owner", "reject");
        workUntilEnded(walk);
        assertThat(outcome(walk)).as(incidents(walk)).isEqualTo("rolledBack");
        assertServing("support-assistant", "1.0.0");
        assertThat(walk.done())
                .contains("Activity_AssessRollback", "Activity_DecideRollback", "Activity_RestoreData")
                .contains("Activity_RemedyAffectedDecisions");
        assertThat(String.valueOf(payload(walk, "RolledBack").get("affected"))).contains("answers to people");
    }

    @Test
    @Order(7)
    void noFieldOfAnyTypeOfEntryThatWasWrittenCanBeChangedUnseen() throws Exception {
        LedgerHead head = ledger.head();
        assertThat(EveryEntryType.changed(ledger.entries(0, (int) head.size())))
                .hasSizeGreaterThan(60)
                .contains("EffectIntended", "DeploymentAuthorized", "DeploymentEventClosed", "RollbackObserved");
    }

    @Test
    @Order(8)
    @Tag("postgres")
    void thePackOfEachReleaseIsMadeAndKeptAtItsEndAndVerifiesOffline(@TempDir Path folder) throws Exception {
        List<Entry> kept = walked.stream()
                .flatMap(slug -> ledger.entries(slug).stream())
                .filter(entry -> entry.content().type().equals("AuditPackKept"))
                .toList();
        assertThat(kept).hasSizeGreaterThanOrEqualTo(2);
        for (Entry entry : kept) {
            ReleaseId release = ReleaseId.parse(entry.content().subject());
            assertPackVerifies(
                    release, Files.write(folder.resolve(release.slug() + "-kept.zip"), keptPack(release, entry)));
        }
        ReleaseId first = ReleaseId.parse(kept.get(0).content().subject());
        byte[] made = RestPerson.of(port, "auditor").bytes("/api/audit/releases/" + first.slug() + "/pack");
        assertPackVerifies(first, Files.write(folder.resolve(first.slug() + "-made.zip"), made));
    }

    /** What an auditor is shown of each of these releases leaves nothing out. */
    @Test
    @Order(9)
    void theRecordOfEachReleaseIsComplete() {
        assertThat(walked).hasSizeGreaterThanOrEqualTo(7);
        walked.forEach(
                slug -> new RecordedRelease(records.whole(slug).orElseThrow(), ledger.entries(slug)).assertComplete());
        String first = walked.get(0);
        new RecordedRelease(records.whole(first).orElseThrow(), ledger.entries(first))
                .assertProven(proofs, checkpoints.newest());
    }

    /** Each of these releases went by every control, or says why it did not have to. */
    @Test
    @Order(10)
    void noneOfTheseReleasesHasAGapInAControl() throws IOException {
        List<String> controls = audit("controls").findValuesAsText("id");
        assertThat(controls).contains("QMS-005", "QMS-009", "CA-007", "CA-008");
        for (String control : controls) {
            assertThat(standing(control, "gaps")).as(control).doesNotContainAnyElementsOf(walked);
        }
        List<String> judged = new ArrayList<>(standing("QMS-005", "complete"));
        judged.addAll(standing("QMS-005", "explained"));
        assertThat(judged).containsAll(walked);
    }

    @Test
    @Order(11)
    void tablesThatAreMadeAnewAreThoseThatWereCarriedAlong() {
        index.catchUp();
        MadeAnew tables = MadeAnew.of(
                new JdbcLedger(new TransactionAwareDataSourceProxy(database), clock), projections, jdbc, transaction);
        assertThat(tables.carried()).hasSizeGreaterThan(100);
        assertThat(tables.anew()).isEqualTo(tables.carried());
    }

    @Test
    @Order(12)
    @Tag("postgres")
    void theWholeHistoryIsAnEventLogForProcessMining() throws Exception {
        byte[] file = RestPerson.of(port, "auditor").bytes("/api/audit/history.ocel.json");
        OcelLog log = OcelLog.read(file);

        assertThat(log.things("release"))
                .containsAll(walked.stream().map("release:"::concat).toList());
        assertThat(log.things("person")).isNotEmpty().allMatch(id -> id.matches("person:person-[0-9a-f]{16}"));
        assertThat(log.activities())
                .contains("Define rollout policy: asked", "Define rollout policy", "Deployment authorized");
        assertThat(log.eventTypes()).noneMatch(name -> name.contains("_"));
    }

    /** The last, since it puts other releases beside these. */
    @Test
    @Order(13)
    @Tag("postgres")
    @EnabledIfSystemProperty(
            named = "slipway.test.database",
            matches = "postgres",
            disabledReason = "how many rows were read is asked of PostgreSQL")
    void everyPageOfAuditorsReadsAlongIndexes() {
        ReleaseId release = ReleaseId.parse(walked.get(0));
        String definition = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(release.slug())
                .processDefinitionKey("ai-deployment")
                .singleResult()
                .getProcessDefinitionId();
        LongHistory.before(database, release)
                .assertReadAlongIndexes(PagePerson.of(port, "auditor"), release, definition);
    }

    private byte[] keptPack(ReleaseId release, Entry entry) throws IOException {
        String digest = entry.content().digests().get(0);
        try (InputStream bytes = archive.attachment(release.system(), release.version(), digest)) {
            return bytes.readAllBytes();
        }
    }

    private void assertPackVerifies(ReleaseId release, Path pack) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = new VerifyCommand(new PrintStream(said, true, StandardCharsets.UTF_8))
                .run(List.of(pack.toString(), "--key", keys.keys().get(0).toString()));
        assertThat(said.toString(StandardCharsets.UTF_8))
                .as(release.slug())
                .contains("sealed by", "documents are those of the bundle", "authorization.dsse.json holds", "GOOD");
        assertThat(code).isZero();
    }

    private List<String> standing(String control, String how) throws IOException {
        List<String> releases = new ArrayList<>();
        JsonNode before;
        String from = "";
        do {
            JsonNode part = audit(
                            "controls/" + URLEncoder.encode(control, StandardCharsets.UTF_8) + "?show=" + how + from)
                    .path("part");
            releases.addAll(part.path("releases").findValuesAsText("slug"));
            before = part.path("next");
            from = "&before=" + URLEncoder.encode(before.asText(), StandardCharsets.UTF_8);
        } while (before.isTextual());
        return releases;
    }

    private JsonNode audit(String path) throws IOException {
        HttpResponse<String> answer = RestPerson.of(port, "auditor").get("/api/audit/" + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private void act(Walk walk, String user, String act) {
        HttpResponse<String> answer = post(walk, user, act, "{\"reason\": \"something is odd\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private HttpResponse<String> post(Walk walk, String user, String act, String body) {
        return RestPerson.of(port, user).post("/api/releases/" + walk.slug() + "/" + act, body);
    }

    private RolloutState observe(String system) {
        return rollout.observe(new Target(system, PRODUCTION));
    }

    private Walk start(String system, String version, String type) {
        Walk walk = Walk.start(port, Walk.request(system, version, type), ONE_STEP);
        walked.add(walk.slug());
        return walk;
    }

    private void workUntilEnded(Walk walk) {
        walk.until(() -> history.createHistoricProcessInstanceQuery()
                                .processInstanceBusinessKey(walk.slug())
                                .processDefinitionKey("ai-deployment")
                                .finished()
                                .count()
                        == 1
                || hasIncident(walk));
    }

    private boolean hasIncident(Walk walk) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(walk.slug()).list().stream()
                .map(HistoricProcessInstance::getId)
                .anyMatch(id -> management
                                .createJobQuery()
                                .processInstanceId(id)
                                .noRetriesLeft()
                                .count()
                        > 0);
    }

    private String incidents(Walk walk) {
        return walk.slug() + " " + walk.done() + " "
                + management.createJobQuery().withException().list().stream()
                        .map(job -> job.getExceptionMessage() + management.getJobExceptionStacktrace(job.getId()))
                        .toList();
    }

    private String outcome(Walk walk) {
        List<Entry> closed = entries(walk, "DeploymentEventClosed");
        return closed.isEmpty()
                ? "none"
                : String.valueOf(closed.get(0).content().payload().get("outcome"));
    }

    private Map<String, Object> payload(Walk walk, String type) {
        return entries(walk, type).get(0).content().payload();
    }

    private List<String> types(Walk walk) {
        return ledger.entries(walk.slug()).stream()
                .map(entry -> entry.content().type())
                .toList();
    }

    private List<Entry> entries(Walk walk, String type) {
        return ledger.entries(walk.slug()).stream()
                .filter(entry -> entry.content().type().equals(type))
                .toList();
    }

    /** The version stands alone in production, and the next answers that people get are its own. */
    private void assertServing(String system, String version) {
        Target target = new Target(system, PRODUCTION);
        RolloutState state = rollout.observe(target);
        assertThat(state.stable())
                .isNotNull()
                .extracting(ReleasePackage::version)
                .isEqualTo(version);
        assertThat(state.candidate()).isNull();
        Instant now = clock.instant();
        Awaitility.await(system + " answers").until(() -> {
            RolloutFigures.VersionFigures stable = rollout.figures(target, now).stable();
            return stable != null && stable.version().equals(version) && stable.answers() > 0;
        });
    }
}
