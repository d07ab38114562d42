package dev.slipway.audit.controls;

import static dev.slipway.audit.controls.ControlDesk.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.audit.index.RecordedLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How releases stand with controls, made of entries and the models of the house. */
@Tag("postgres")
class ControlProjectionTests {

    private static final String RELEASE = "credit-scoring~1.1.0~production~1";
    private static final String PLAN = "ISO42001-A.6.2.2";
    private static final String VALIDATION = "ISO42001-A.6.2.4";
    private static final String DOCUMENTATION = "ISO42001-A.6.2.7";
    private static final String IMPACT = "AIA-27";
    private static final String INCIDENT = "AIA-73";
    private static final String PLANNED = "Activity_CreateDeploymentPlan";

    private final ControlDesk desk = ControlDesk.ofTheHouse();
    private final RecordedLedger ledger = desk.ledger;

    @Test
    void whatWasDoneIsShownWithWhoDidItAndItsEntry() throws Exception {
        begin(RELEASE, "major");
        done(PLANNED);
        end("success");
        assertThat(desk.found(PLAN, Show.COMPLETE)).containsEntry(RELEASE, List.of());
        JsonNode shown =
                json(PLAN, "show=complete").path("part").path("releases").path(0);
        assertThat(shown.path("slug").asText()).isEqualTo(RELEASE);
        assertThat(shown.path("evidence")).singleElement().satisfies(evidence -> {
            assertThat(evidence.path("by").asText()).isEqualTo("ada");
            assertThat(evidence.path("role").asText()).isEqualTo("Release Manager");
            assertThat(ledger.ledger()
                            .entry(evidence.path("entry").asLong())
                            .orElseThrow()
                            .content()
                            .type())
                    .isEqualTo("TaskCompleted");
        });
    }

    @Test
    void whatIsMissingOfAReleaseThatWentLiveIsAGap() throws Exception {
        begin(RELEASE, "major");
        end("success");
        assertThat(desk.found(PLAN, Show.GAPS)).containsEntry(RELEASE, missing(PLANNED, Missing.Why.NOT_RUN));
        JsonNode lack = json(PLAN, "")
                .path("part")
                .path("releases")
                .path(0)
                .path("lacks")
                .path(0);
        assertThat(lack.path("gap").asBoolean()).isTrue();
        assertThat(lack.path("reason").asText()).isEqualTo("not run, although the release went live");
    }

    @Test
    void whatWasBrokenOffIsAGapUnlessItWasDoneBefore() {
        begin(RELEASE, "major");
        cancelled(PLANNED);
        end("success");
        assertThat(desk.found(PLAN, Show.GAPS)).containsEntry(RELEASE, missing(PLANNED, Missing.Why.BROKEN_OFF));
        done(PLANNED);
        cancelled(PLANNED);
        assertThat(desk.found(PLAN, Show.GAPS)).isEmpty();
        assertThat(desk.found(PLAN, Show.COMPLETE)).containsKey(RELEASE);
    }

    @Test
    void theLastVerdictCounts() {
        begin(RELEASE, "major");
        done("Activity_ConfirmStagingResults");
        done("Activity_VerifyTesting");
        service("Activity_ValidateStaging");
        ledger.says("StagingValidated", RELEASE, Map.of("status", "PASSED"))
                .says("StagingValidated", RELEASE, Map.of("status", "FAILED"));
        end("success");
        assertThat(desk.found(VALIDATION, Show.GAPS))
                .containsEntry(RELEASE, missing("Activity_ValidateStaging", Missing.Why.FAILED));
        ledger.says("StagingValidated", RELEASE, Map.of("status", "PASSED"));
        assertThat(desk.found(VALIDATION, Show.COMPLETE)).containsKey(RELEASE);
    }

    @Test
    void whatTheRouteDoesNotDemandIsNoGap() {
        begin(RELEASE, "minor");
        route("limited", Map.of("impactAssessment", "false"));
        end("success");
        assertThat(desk.found(IMPACT, Show.EXPLAINED))
                .containsEntry(RELEASE, missing("Activity_AssessImpact", Missing.Why.ROUTE));
        String other = "credit-scoring~1.2.0~production~1";
        begin(other, "major");
        ledger.says("DeploymentEventClosed", other, Map.of("outcome", "success"));
        assertThat(desk.found(IMPACT, Show.GAPS))
                .as("a route that nobody knows")
                .containsOnlyKeys(other);
    }

    @Test
    void onlyWhatWasApprovedIsPutOff() {
        begin(RELEASE, "patch");
        done("Activity_UpdateDocumentation");
        excepted("full");
        end("success");
        List<Missing> documentation = missing("Activity_VerifyDocumentation", Missing.Why.NOT_RUN);
        assertThat(desk.found(DOCUMENTATION, Show.GAPS)).containsEntry(RELEASE, documentation);
        excepted("approve");
        end("success");
        assertThat(desk.found(DOCUMENTATION, Show.EXPLAINED))
                .containsEntry(RELEASE, missing("Activity_VerifyDocumentation", Missing.Why.DEFERRED));
    }

    private void excepted(String decision) {
        ledger.says(
                "ExceptionDecided",
                RELEASE,
                Map.of("decision", decision, "deferred", List.of("documentation | 2026-12-24")));
    }

    @Test
    void aReleaseThatEndedEarlierLacksNothingAndOneThatHadBegunDoes() {
        begin(RELEASE, "major");
        end("withdrawn");
        assertThat(desk.found(PLAN, Show.EXPLAINED)).containsEntry(RELEASE, missing(PLANNED, Missing.Why.ENDED_BEFORE));
        ledger.says("RolloutStarted", RELEASE, Map.of());
        end("rolledBack");
        assertThat(desk.found(PLAN, Show.GAPS)).containsEntry(RELEASE, missing(PLANNED, Missing.Why.NOT_RUN));
        assertThat(desk.found("ISO42001-A.8.2", Show.EXPLAINED))
                .as("users are told only of what stays")
                .containsEntry(RELEASE, missing("Activity_CommunicateToUsers", Missing.Why.ENDED_BEFORE));
    }

    @Test
    void aCriticalRollbackOfHighRiskOwesAnAssessmentOfTheIncident() {
        begin(RELEASE, "major");
        route("high", Map.of());
        ledger.says("RolledBack", RELEASE, Map.of("severity", "critical"));
        end("rolledBack");
        assertThat(desk.found(INCIDENT, Show.GAPS))
                .containsEntry(RELEASE, missing("Activity_AssessSeriousIncident", Missing.Why.NOT_RUN));
        ledger.says("RolledBack", RELEASE, Map.of("severity", "low"));
        end("rolledBack");
        assertThat(desk.found(INCIDENT, Show.GAPS)).isEmpty();
    }

    @Test
    void aRollbackOfAClosedDeploymentIsHeldAgainstTheStepsOfARollback() {
        begin(RELEASE, "rollback");
        done("Activity_DecideRollback");
        end("rolledBack");
        assertThat(desk.found(PLAN, Show.EXPLAINED)).containsEntry(RELEASE, missing(PLANNED, Missing.Why.ROLLBACK));
        assertThat(desk.found("AIA-20", Show.GAPS).get(RELEASE))
                .contains(
                        new Missing("Activity_AssessRollback", Missing.Why.NOT_RUN),
                        new Missing("Activity_PlanRemediation", Missing.Why.NOT_RUN));
        ledger.says("RollbackDecided", RELEASE, Map.of("automatic", true));
        end("rolledBack");
        assertThat(desk.found("AIA-20", Show.GAPS).get(RELEASE))
                .as("nobody assesses what the standing approval decides")
                .doesNotContain(new Missing("Activity_AssessRollback", Missing.Why.NOT_RUN));
    }

    @Test
    void aRolloutByHandIsReadByPeopleInsteadOfBeingMeasured() {
        begin(RELEASE, "major");
        route("high", Map.of("shadowFirst", "true"));
        ledger.says("ReleaseRequested", RELEASE, Map.of("rollout", "manual", "staging", "local"));
        end("success");
        List<Missing> gaps = desk.found("QMS-005", Show.GAPS).get(RELEASE);
        assertThat(gaps)
                .contains(
                        new Missing("Activity_ReadFigures", Missing.Why.NOT_RUN),
                        new Missing("Activity_SignManualForm", Missing.Why.NOT_RUN))
                .extracting(Missing::task)
                .doesNotContain("Activity_HandInStagingResults");
    }

    @Test
    void aPeriodHoldsItsFirstDayAndItsLast() throws Exception {
        List<String> versions = List.of("1.0.0", "1.1.0", "1.2.0", "1.3.0");
        List<String> moments = List.of(
                "2026-09-30T23:59:59.999Z", "2026-10-01T00:00:00Z", "2026-10-31T23:59:59.999Z", "2026-11-01T00:00:00Z");
        for (int i = 0; i < versions.size(); i++) {
            String slug = "credit-scoring~" + versions.get(i) + "~production~1";
            ledger.at(moments.get(i));
            begin(slug, "major");
            ledger.says("DeploymentEventClosed", slug, Map.of("outcome", "success"));
        }
        assertThat(slugs(json(PLAN, "from=2026-10-01&to=2026-10-31")))
                .containsExactly("credit-scoring~1.2.0~production~1", "credit-scoring~1.1.0~production~1");
    }

    @Test
    void pagesFollowEachOtherAlsoWhereSeveralBeganAtOnce() throws Exception {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < Standings.PAGE + 3; i++) {
            String slug = "credit-scoring~1." + (100 + i) + ".0~production~1";
            made.add(slug);
            begin(slug, "major");
            ledger.says("DeploymentEventClosed", slug, Map.of("outcome", "success"));
            if (i % 10 == 0) {
                ledger.later(Duration.ofMinutes(1));
            }
        }
        JsonNode first = json(PLAN, "");
        assertThat(slugs(first)).hasSize(Standings.PAGE);
        JsonNode second = json(PLAN, "before=" + first.path("part").path("next").asText());
        assertThat(second.path("part").path("next").isNull()).isTrue();
        List<String> shown = new ArrayList<>(slugs(first));
        shown.addAll(slugs(second));
        assertThat(shown).hasSize(made.size()).containsExactlyInAnyOrderElementsOf(made);
        assertThat(first.path("control").path("control").path("gaps").asInt()).isEqualTo(made.size());
    }

    private void begin(String slug, String type) {
        ledger.says(
                "ProcessStarted",
                slug,
                Map.of(
                        "process",
                        "ai-deployment",
                        "definition",
                        ControlDesk.DEFINITION,
                        "values",
                        Map.of("type", type)));
    }

    private void route(String tier, Map<String, String> outputs) {
        ledger.says(
                "DecisionEvaluated",
                RELEASE,
                Map.of(
                        "decision",
                        "deployment-route",
                        "inputs",
                        List.of(Map.of("name", "Risk tier", "value", tier)),
                        "outputs",
                        outputs.entrySet().stream()
                                .map(cell -> Map.of("name", cell.getKey(), "value", cell.getValue()))
                                .toList()));
    }

    private void done(String task) {
        ledger.does(ADA, "release-manager", "TaskCompleted", RELEASE, Map.of("task", task));
    }

    private void cancelled(String task) {
        ledger.says("TaskCancelled", RELEASE, Map.of("task", task));
    }

    private void service(String activity) {
        ledger.says("ActivityCompleted", RELEASE, Map.of("activity", activity));
    }

    private void end(String outcome) {
        ledger.says("DeploymentEventClosed", RELEASE, Map.of("outcome", outcome));
    }

    private static List<Missing> missing(String task, Missing.Why why) {
        return List.of(new Missing(task, why));
    }

    private JsonNode json(String control, String query) throws Exception {
        return new ObjectMapper().readTree(desk.pages.read("/api/audit/controls/" + control + "?" + query));
    }

    private static List<String> slugs(JsonNode answer) {
        List<String> slugs = new ArrayList<>();
        answer.path("part")
                .path("releases")
                .forEach(release -> slugs.add(release.path("slug").asText()));
        return slugs;
    }
}
