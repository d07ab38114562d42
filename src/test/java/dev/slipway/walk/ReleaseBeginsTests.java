package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.evidence.EvidenceArchive;
import dev.slipway.evidence.EvidenceBundle;
import dev.slipway.evidence.EvidenceDocument;
import dev.slipway.evidence.NewEvidence;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.release.ChangeRequest;
import dev.slipway.release.ChangeRequests;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import dev.slipway.release.RiskClassification;
import dev.slipway.release.RiskClassifications;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/** How a release begins in the running application: with real evidence, real steps, and people over HTTP. */
@SlipwayTest
class ReleaseBeginsTests {

    private static final String SYSTEM = "credit-scoring";
    private static final String HARMLESS = "1.9.0";
    private static final String TICKET = "CHG-4711";
    private static final String TODAY = LocalDate.now(ZoneOffset.UTC).toString();

    @LocalServerPort
    private int port;

    @Autowired
    private Releases releases;

    @Autowired
    private RiskClassifications classifications;

    @Autowired
    private ChangeRequests changes;

    @Autowired
    private Ledger ledger;

    @Autowired
    private EvidenceArchive evidence;

    @Autowired
    private JdbcTemplate jdbc;

    @Value("${slipway.data}")
    private String data = "";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;
    private final LoneTasks lone;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    ReleaseBeginsTests(ProcessEngine engine, Releases releases) {
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.history = engine.getHistoryService();
        this.lone = new LoneTasks(engine, releases);
    }

    @BeforeEach
    void nothingWasDecidedBefore() {
        jdbc.update("delete from risk_classification where system = ?", SYSTEM);
        changes.record(new ChangeRequest(TICKET, ChangeRequest.Answer.AI_SYSTEM, SYSTEM, "deployment-manager"));
    }

    @AfterEach
    void closeTasks() {
        lone.closeAll();
    }

    @Test
    void theFirstReleaseIsConfirmedAndTheNextOneOfTheSamePurposeIsNot() {
        ReleaseId first = begin("1.2.0", "minor", "model", "configuration");
        answer(first, "compliance-officer", "Activity_ConfirmRiskClassification", Map.of());
        assertThat(outcome(first)).isEqualTo("assembled");
        assertThat(classifications.of(first)).hasValueSatisfying(decision -> {
            assertThat(decision.outcome()).isEqualTo(RiskClassification.Outcome.CONFIRMED);
            assertThat(decision.decidedBy()).isEqualTo("compliance-officer");
            assertThat(decision.floor()).isEqualTo("high");
            assertThat(entry(first, "RiskClassificationDecided").content().digests())
                    .contains(decision.bundleId());
        });

        ReleaseId next = begin("1.2.0", "minor", "model", "configuration");
        assertThat(outcome(next)).isEqualTo("assembled");
        assertThat(classifications.of(next)).hasValueSatisfying(decision -> {
            assertThat(decision.outcome()).isEqualTo(RiskClassification.Outcome.UNCHANGED);
            assertThat(decision.reason()).contains("are what was accepted", first.toString());
        });
        assertThat(variable(next, "planEnvironments")).isEqualTo("staging\nproduction");
        assertThat(String.valueOf(variable(next, "successCriteria"))).contains(" <= ");
        assertThat(gateFacts(next))
                .containsEntry("riskClassificationDecided", "true")
                .containsEntry("tierLoweringDecided", "true")
                .containsEntry("changeRecorded", "true");
    }

    @Test
    void theComputedChangeOutweighsTheDeclaredOne() {
        ReleaseId release = begin("1.3.0", "patch", "prompt");
        var task = offered(release, "Activity_CorrectReleaseCandidate");
        assertThat(String.valueOf(tasks.getVariable(task.getId(), "candidateFindings")))
                .contains("does not name model", "touches the intended purpose, which makes it 'major'");
        answer(release, "release-manager", "Activity_CorrectReleaseCandidate", Map.of());
        answer(release, "compliance-officer", "Activity_ConfirmRiskClassification", Map.of());
        assertThat(outcome(release)).isEqualTo("assembled");
        assertThat(variable(release, "type")).isEqualTo("major");
        assertThat(entry(release, "DeclarationCorrected").content().payload())
                .containsEntry("declaredType", "patch")
                .containsEntry("type", "major");
    }

    @Test
    void aRiskAssessmentThatTheTablesRefuseIsCorrectedAndShutsTheGateMeanwhile() {
        String proper = assessment();
        try {
            assess(proper.replace("\"accepted_by\" : \"system-owner\"", "\"accepted_by\" : \"risk-manager\"")
                    .replace("\"residual_risk\" : \"medium\"", "\"residual_risk\" : \"high\""));
            ReleaseId release = begin("1.2.0", "minor", "model", "configuration");
            var task = offered(release, "Activity_CorrectReleaseCandidate");
            assertThat(String.valueOf(tasks.getVariable(task.getId(), "candidateFindings")))
                    .containsPattern("risk-assessment\\.[0-9]+\\.json residual_risk: The residual risk of the whole is"
                            + " 'high'; at most 'medium' is allowed for the domain 'creditworthiness'\\. Add")
                    .containsPattern("hazards\\[[0-9]]\\.accepted_by: Hazard H3 is accepted by risk-manager, who made");
            assertThat(gateFacts(release))
                    .containsEntry("hazardsTreated", "false")
                    .containsEntry("residualRiskAcceptable", "false")
                    .containsEntry("riskAssessmentMaxAgeDays", "90");
            assess(proper);
            answer(release, "release-manager", "Activity_CorrectReleaseCandidate", Map.of());
            offered(release, "Activity_ConfirmRiskClassification");
        } finally {
            assess(proper);
        }
    }

    @Test
    void aRefusedClassificationEndsTheReleaseAndShutsTheGate() {
        ReleaseId release = begin("1.2.0", "minor", "model", "configuration");
        answer(
                release,
                "compliance-officer",
                "Activity_ConfirmRiskClassification",
                Map.of("classificationDecision", "refuse"));
        assertThat(outcome(release)).isEqualTo("refused");
        assertThat(gateFacts(release)).containsEntry("riskClassificationDecided", "false");
    }

    @Test
    void withoutAnyDecisionTheGateStaysShut() {
        ReleaseId release = releases.open(SYSTEM, "1.2.0", "production", "deployment-manager");
        assertThat(gateFacts(release))
                .containsEntry("riskClassificationDecided", "false")
                .containsEntry("tierLoweringDecided", "unknown");
    }

    @Test
    void aLowerTierGoesOnOnlyWithTheGovernanceLead() {
        assertThat(lowered("approve")).satisfies(decision -> {
            assertThat(decision.accepted()).isTrue();
            assertThat(decision.decidedBy()).isEqualTo("compliance-officer and governance-lead");
        });
        assertThat(lowered("refuse").accepted()).isFalse();
    }

    @Test
    void aTierBelowTheDeployedVersionsIsDecidedByTheGovernanceLead() throws IOException {
        handInAsHarmless();
        try {
            ReleaseId release = begin(HARMLESS, "major", "model", "configuration", "software");
            goOn(release);
            var task = offered(release, "Activity_ConfirmRiskClassification");
            assertThat(tasks.getVariable(task.getId(), "deployedTier")).isEqualTo("high");
            assertThat(tasks.getVariable(task.getId(), "floorTier")).isEqualTo("minimal");
            assertThat(tasks.getVariable(task.getId(), "tierLowered")).isEqualTo(true);
            assertThat(gateFacts(release)).containsEntry("tierLoweringDecided", "unknown");
            answer(release, "compliance-officer", "Activity_ConfirmRiskClassification", Map.of());
            answer(release, "governance-lead", "Activity_ApproveLowerTier", Map.of("lowerTierDecision", "refuse"));
            assertThat(outcome(release)).isEqualTo("refused");

            ReleaseId next = begin(HARMLESS, "major", "model", "configuration", "software");
            goOn(next);
            answer(next, "compliance-officer", "Activity_ConfirmRiskClassification", Map.of());
            answer(next, "governance-lead", "Activity_ApproveLowerTier", Map.of("lowerTierDecision", "approve"));
            assertThat(outcome(next)).isEqualTo("assembled");
            assertThat(gateFacts(next)).containsEntry("tierLoweringDecided", "true");

            ReleaseId undecided = releases.open(SYSTEM, HARMLESS, "production", "deployment-manager");
            classifications.record(
                    confirmedWithoutTheLead(undecided, classifications.of(next).orElseThrow()));
            assertThat(gateFacts(undecided)).containsEntry("tierLoweringDecided", "false");
        } finally {
            FileSystemUtils.deleteRecursively(Path.of(data, "evidence", SYSTEM, HARMLESS));
        }
    }

    /** A computed change that was not declared is shown once. */
    private void goOn(ReleaseId release) {
        Awaitility.await(release.slug()).until(() -> !waiting(release).isEmpty());
        if (waiting(release).equals("Activity_CorrectReleaseCandidate")) {
            answer(release, "release-manager", "Activity_CorrectReleaseCandidate", Map.of());
        }
    }

    private String waiting(ReleaseId release) {
        var task = tasks.createTaskQuery()
                .processInstanceBusinessKey(release.slug())
                .singleResult();
        return task == null ? "" : task.getTaskDefinitionKey();
    }

    private static RiskClassification confirmedWithoutTheLead(ReleaseId release, RiskClassification like) {
        return new RiskClassification(
                release,
                like.bundleId(),
                like.tier(),
                like.domain(),
                like.purposeDigest(),
                like.floor(),
                RiskClassification.Outcome.CONFIRMED,
                false,
                false,
                "compliance-officer",
                "",
                like.decidedAt());
    }

    private void handInAsHarmless() {
        for (EvidenceDocument document :
                EvidenceBundle.of(evidence.documents(SYSTEM, "1.2.0")).documents()) {
            if (List.of("compliance", "build", "evaluation", "model-card").contains(document.type())) {
                String text = new String(evidence.content(SYSTEM, "1.2.0", document), StandardCharsets.UTF_8)
                        .replace("1.2.0", HARMLESS)
                        .replace("risk_tier: high", "risk_tier: minimal")
                        .replace("domain: creditworthiness", "domain: document-sorting")
                        .replaceFirst("intended_use: .*", "intended_use: Sort incoming letters.");
                evidence.keep(
                        SYSTEM,
                        HARMLESS,
                        new NewEvidence(
                                document.type(), null, document.mediaType(), text.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    @Test
    void aTicketThatStandsForSomethingElseIsFoundAtTheStart() {
        changes.record(new ChangeRequest(TICKET, ChangeRequest.Answer.REJECTED, null, "deployment-manager"));
        ReleaseId release = begin("1.2.0", "minor", "model", "configuration");
        var task = offered(release, "Activity_CorrectReleaseCandidate");
        assertThat(String.valueOf(tasks.getVariable(task.getId(), "candidateFindings")))
                .contains("Change CHG-4711 was rejected");
        assertThat(gateFacts(release)).containsEntry("changeRecorded", "false");

        changes.record(new ChangeRequest(TICKET, ChangeRequest.Answer.AI_SYSTEM, SYSTEM, "deployment-manager"));
        answer(release, "release-manager", "Activity_CorrectReleaseCandidate", Map.of());
        offered(release, "Activity_ConfirmRiskClassification");
    }

    @Test
    void anExceptionNamesWhatItPutsOffAndUntilWhen() {
        String slug = lone.release("ci");
        Tasklist.Task task = Tasklist.Task.of(lone.open(
                slug,
                "assemble-candidate",
                "Activity_ApproveException",
                Map.of("evidenceBundleId", digest(), "rolloutWay", "local", "stagingWay", "local")));
        Tasklist lead = new Tasklist(RestPerson.of(port, "governance-lead"));
        lead.claim(task);
        refused(lead, task, Map.of("developmentDue", "", "documentationDue", "", "operationsDue", ""), "no date");
        refused(lead, task, Map.of("documentationDue", "2020-02-29"), "2020-02-29 has passed");
        refused(lead, task, Map.of("compensatingControls", "Read it | qa-lead | 2020-02-29"), "2020-02-29 has passed");

        HttpResponse<String> answered = lead.submit(
                task,
                lead.form(task, Map.of("developmentDue", "", "compensatingControls", "Read it | qa-lead | 2099-01-31"))
                        .answers());

        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(204);
        ReleaseId release = ReleaseId.parse(slug);
        assertThat(outcome(release)).isEqualTo("assembled");
        assertThat(variable(release, "exceptionApproved")).isEqualTo(true);
        assertThat(variable(release, "deferredSections")).isEqualTo("documentation,operations");
        assertThat(variable(release, "deferralDates"))
                .isEqualTo("documentation | " + TODAY + "\noperations | " + TODAY);
        assertThat(variable(release, "exceptionDue")).isEqualTo("2099-01-31");
        assertThat(entry(release, "ExceptionDecided").content().payload())
                .containsEntry("decidedBy", "governance-lead");
    }

    private String assessment() {
        EvidenceDocument newest = EvidenceBundle.of(evidence.documents(SYSTEM, "1.2.0"))
                .document("risk-assessment")
                .orElseThrow();
        return new String(evidence.content(SYSTEM, "1.2.0", newest), StandardCharsets.UTF_8);
    }

    private void assess(String content) {
        keep("risk-assessment", content);
        String listed = evidence.documents(SYSTEM, "1.2.0").stream()
                .filter(document -> !document.type().equals("index"))
                .map(document -> "{\"type\":\"%s\",\"revision\":%d,\"digest\":\"%s\"}"
                        .formatted(document.type(), document.revision(), document.digest()))
                .collect(Collectors.joining(","));
        keep("index", "{\"documents\":[" + listed + "]}");
    }

    private void keep(String type, String content) {
        evidence.keep(
                SYSTEM,
                "1.2.0",
                new NewEvidence(type, null, "application/json", content.getBytes(StandardCharsets.UTF_8)));
    }

    private void refused(Tasklist lead, Tasklist.Task task, Map<String, Object> changed, String text) {
        HttpResponse<String> answer = lead.submit(task, lead.form(task, changed).answers());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(text);
    }

    private RiskClassification lowered(String decision) {
        String slug = lone.release("ci");
        ReleaseId release = ReleaseId.parse(slug);
        lone.open(
                slug,
                "assemble-candidate",
                "Activity_ConfirmRiskClassification",
                Map.of(
                        "evidenceBundleId",
                        digest(),
                        "purposeDigest",
                        digest(),
                        "domain",
                        "accounting",
                        "floorTier",
                        "high",
                        "riskTier",
                        "minimal",
                        "confirmationNeeded",
                        true,
                        "tierLowered",
                        true));
        answer(release, "compliance-officer", "Activity_ConfirmRiskClassification", Map.of());
        answer(release, "governance-lead", "Activity_ApproveLowerTier", Map.of("lowerTierDecision", decision));
        Awaitility.await(slug).until(() -> classifications.of(release).isPresent());
        return classifications.of(release).orElseThrow();
    }

    private ReleaseId begin(String version, String type, String... changed) {
        ReleaseId release = releases.open(SYSTEM, version, "production", "deployment-manager");
        Map<String, Object> variables = new HashMap<>(Map.of(
                "system",
                SYSTEM,
                "version",
                version,
                "environment",
                "production",
                "type",
                type,
                "changeTicket",
                TICKET,
                "urgent",
                false,
                "rolloutWay",
                "local",
                "stagingWay",
                "local",
                "changes",
                SpinValues.jsonValue("[\"" + String.join("\", \"", changed) + "\"]")
                        .create()));
        runtime.startProcessInstanceByKey("assemble-candidate", release.slug(), variables);
        return release;
    }

    private void answer(ReleaseId release, String person, String activity, Map<String, Object> overrides) {
        Tasklist.Task task = Tasklist.Task.of(offered(release, activity));
        Tasklist tasklist = new Tasklist(RestPerson.of(port, person));
        assertThat(tasklist.claim(task).statusCode()).isEqualTo(204);
        HttpResponse<String> answered =
                tasklist.submit(task, tasklist.form(task, overrides).answers());
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(204);
    }

    private org.camunda.bpm.engine.task.Task offered(ReleaseId release, String activity) {
        var query = tasks.createTaskQuery()
                .processInstanceBusinessKey(release.slug())
                .taskDefinitionKey(activity);
        Awaitility.await(release + " at " + activity).until(() -> query.count() == 1);
        return query.singleResult();
    }

    private Object outcome(ReleaseId release) {
        Awaitility.await(release.slug())
                .until(() -> history.createHistoricProcessInstanceQuery()
                                .processInstanceBusinessKey(release.slug())
                                .processDefinitionKey("assemble-candidate")
                                .finished()
                                .count()
                        == 1);
        return variable(release, "phaseOutcome");
    }

    private Object variable(ReleaseId release, String name) {
        String instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(release.slug())
                .processDefinitionKey("assemble-candidate")
                .singleResult()
                .getId();
        return history.createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .variableName(name)
                .singleResult()
                .getValue();
    }

    /** As the gate collects them for the ledger. */
    @SuppressWarnings("unchecked")
    private Map<String, String> gateFacts(ReleaseId release) {
        runtime.startProcessInstanceByKey(
                "pass-gate", release.slug(), Map.of("gatePoint", "start", "changeTicket", TICKET));
        Awaitility.await(release + " at the gate")
                .until(() -> ledger.entries(release.slug()).stream()
                        .anyMatch(entry -> entry.content().type().equals("GateEvaluated")));
        return (Map<String, String>) Objects.requireNonNull(
                entry(release, "GateEvaluated").content().payload().get("facts"));
    }

    private Entry entry(ReleaseId release, String type) {
        return ledger.entries(release.slug()).stream()
                .filter(entry -> entry.content().type().equals(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError(type + " is missing for " + release));
    }

    private static String digest() {
        return "sha256:" + "0".repeat(64);
    }
}
