package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Leftovers;
import dev.slipway.SlipwayTest;
import dev.slipway.approval.SegregationOfDuties;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import dev.slipway.process.modification.ModificationCheck;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import dev.slipway.release.Role;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people are asked about a change and before its approval, with the sample's evidence and people. */
@SlipwayTest
class ChangeQuestionsTests {

    private static final String ASSESS = "Activity_AssessSubstantialModification";
    private static final String OPEN_ROUND = "Activity_OpenApprovalRound";

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @Autowired
    private ManagementService management;

    @Autowired
    private Releases releases;

    @Autowired
    private SegregationOfDuties duties;

    @Autowired
    private ModificationCheck check;

    @Autowired
    private Ledger ledger;

    @Test
    void aNewPurposeIsDecidedJointlyAssessedAnewAndAuthorisedWithThat() {
        ReleaseId release = open("credit-scoring", "1.3.0");
        assertThat(check.objections(release)).singleElement().asString().contains("Nobody has decided yet");
        assertThat(gateFacts(release))
                .containsEntry("modificationAssessed", "false")
                .containsEntry("modificationCleared", "unknown");

        Walk assessed = work(
                release,
                "assess-modification",
                Map.of(),
                Map.of(ASSESS, Map.of("modificationSubstantial", "yes", "modificationReason", "It decides on more.")));

        assertThat(assessed.done())
                .containsExactlyInAnyOrder(
                        ASSESS,
                        "Activity_DecideAsGovernanceLead",
                        "Activity_DecideAsLegalAdvisor",
                        "Activity_RecordConformityAssessment");
        assertThat(payload(release, "ModificationProposed"))
                .containsEntry("proposal", "substantial")
                .hasEntrySatisfying(
                        "reasons", text -> assertThat(text.toString()).contains("intended purpose", "data sources"));
        assertThat(payload(release, "ModificationDecided"))
                .containsEntry("substantial", true)
                .containsEntry("cleared", true)
                .containsEntry("governanceLead", "governance-lead")
                .containsEntry("legalAdvisor", "legal-advisor");
        assertThat(gateFacts(release))
                .containsEntry("modificationAssessed", "true")
                .containsEntry("modificationCleared", "true");

        Map<String, @Nullable Object> known = variables(release, "assess-modification");
        known.putAll(planned(0, 8));
        known.put("meetingNeeded", true);
        work(release, "approve-deployment", known, Map.of());

        assertThat(variables(release, "approve-deployment")).containsEntry("phaseOutcome", "authorised");
        assertThat(payload(release, "MeetingPrepared"))
                .hasEntrySatisfying(
                        "agenda",
                        text -> assertThat(text.toString())
                                .contains("**5  Decision about the modification**", "To be treated as substantial"));
        assertThat(payload(release, "DeploymentAuthorized"))
                .hasEntrySatisfying(
                        "approvers",
                        people -> assertThat(people.toString())
                                .contains("person=governance-lead", "person=legal-advisor"))
                .hasEntrySatisfying(
                        "modification",
                        decision -> assertThat(decision.toString())
                                .contains("agreedJointly=true", "conformityAssessment=Done and recorded"));
    }

    @Test
    void aRefusalOfOneIsTheEnd() {
        ReleaseId release = open("credit-scoring", "1.3.0");
        work(
                release,
                "assess-modification",
                Map.of(),
                Map.of(
                        ASSESS,
                        Map.of("modificationSubstantial", "yes"),
                        "Activity_DecideAsLegalAdvisor",
                        Map.of("legalDecision", "refuse")));

        assertThat(variables(release, "assess-modification"))
                .containsEntry("phaseOutcome", "refused")
                .containsEntry("substantial", true);
        assertThat(payload(release, "ModificationDecided"))
                .containsEntry("cleared", false)
                .containsEntry("legalAdvisor", "nobody");
        assertThat(gateFacts(release))
                .containsEntry("modificationAssessed", "true")
                .containsEntry("modificationCleared", "false");
    }

    @Test
    void anInitialDeploymentPassesThroughWithARecordedAnswer() {
        ReleaseId release = open("invoice-sorter", "1.0.0");
        Walk walk = work(release, "assess-modification", Map.of(), Map.of());

        assertThat(walk.done()).isEmpty();
        assertThat(payload(release, "ModificationDecided"))
                .containsEntry("substantial", false)
                .containsEntry("cleared", true);
        assertThat(check.objections(release)).isEmpty();
    }

    @Test
    void aDecisionAboutOtherBytesLeadsBack() {
        ReleaseId release = open("invoice-sorter", "1.0.0");
        work(release, "assess-modification", Map.of(), Map.of());
        Map<String, @Nullable Object> known = variables(release, "assess-modification");
        known.putAll(planned(0, 8));
        known.put("meetingNeeded", false);
        known.put("configurationDigest", "sha256:" + "0".repeat(64));
        work(release, "approve-deployment", known, Map.of());

        assertThat(variables(release, "approve-deployment")).containsEntry("phaseOutcome", "reassess");
        assertThat(payload(release, "ModificationDecisionChecked")).containsEntry("current", false);
    }

    @Test
    void aRoundThatNobodyCanFillNamesTheRoleAndTheRemedy() {
        ReleaseId release = open("credit-scoring", "1.3.0");
        duties.bind(release, "legal-advisor", Role.QA_LEAD);
        duties.bind(release, "legal-advisor-2", Role.OPERATIONS);

        String instance = openRound(release, planned(0, 8));
        Awaitility.await().until(() -> runtime.getActiveActivityIds(instance).contains("Activity_AddressRejection"));

        assertThat(runtime.getVariable(instance, "roundObjections").toString())
                .contains(
                        "Nobody can approve as Legal and Regulatory Advisor",
                        "legal-advisor already acts as qa-lead",
                        "legal-advisor-2 already acts as operations",
                        "add another person to the group 'legal-advisor'");
        Leftovers.end(runtime, List.of(instance));
    }

    @Test
    void aRoundForAFarWindowWaits() {
        ReleaseId release = open("credit-scoring", "1.3.0");
        String instance = openRound(release, planned(100, 108));
        Awaitility.await()
                .until(() -> management
                                .createJobQuery()
                                .processInstanceId(instance)
                                .activityId("Event_WindowNearEnough")
                                .count()
                        == 1);

        assertThat(payload(release, "ApprovalRoundPostponed")).containsKey("until");
        Leftovers.end(runtime, List.of(instance));
    }

    private ReleaseId open(String system, String version) {
        return releases.open(system, version, "production", "ci");
    }

    private Walk work(
            ReleaseId release,
            String process,
            Map<String, @Nullable Object> known,
            Map<String, Map<String, Object>> script) {
        String instance = runtime.createProcessInstanceByKey(process)
                .businessKey(release.slug())
                .setVariables(known)
                .execute()
                .getId();
        Walk walk = Walk.join(port, release.slug(), script);
        walk.until(() -> history.createHistoricProcessInstanceQuery()
                        .processInstanceId(instance)
                        .finished()
                        .count()
                == 1);
        return walk;
    }

    /** What the gate finds when it is asked about this release now. */
    @SuppressWarnings("unchecked")
    private Map<String, Object> gateFacts(ReleaseId release) {
        String instance = runtime.createProcessInstanceByKey("pass-gate")
                .businessKey(release.slug())
                .setVariable("gatePoint", "start")
                .execute()
                .getId();
        Awaitility.await().until(() -> runtime.getActiveActivityIds(instance).contains("Activity_ResolveGateDenial"));
        runtime.deleteProcessInstance(instance, "asked");
        List<Map<String, Object>> asked = payloads(release, "GateEvaluated");
        return (Map<String, Object>)
                Objects.requireNonNull(asked.get(asked.size() - 1).get("facts"));
    }

    private String openRound(ReleaseId release, Map<String, Object> window) {
        Map<String, Object> known = new HashMap<>(window);
        known.putAll(Map.of("riskTier", "high", "substantial", true, "namedApprovers", ""));
        return runtime.createProcessInstanceByKey("approve-deployment")
                .businessKey(release.slug())
                .setVariables(known)
                .startBeforeActivity(OPEN_ROUND)
                .execute()
                .getId();
    }

    private static Map<String, Object> planned(int begin, int end) {
        return Map.of(
                "windowStart",
                LoneTasks.inHours(begin),
                "windowEnd",
                LoneTasks.inHours(end),
                "canarySteps",
                "5, 25, 50",
                "observationPeriod",
                Duration.ofMinutes(1).toString(),
                "openItems",
                0,
                "openItemsText",
                "",
                "goNoGoQuestions",
                "Is the error rate below 1 %?",
                "deploymentRisks",
                "Drift after launch | medium | daily comparison");
    }

    private Map<String, @Nullable Object> variables(ReleaseId release, String process) {
        String instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(release.slug())
                .processDefinitionKey(process)
                .singleResult()
                .getId();
        Map<String, @Nullable Object> values = new HashMap<>();
        for (HistoricVariableInstance variable : history.createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .list()) {
            values.put(variable.getName(), variable.getValue());
        }
        return values;
    }

    private Map<String, Object> payload(ReleaseId release, String type) {
        assertThat(payloads(release, type)).as(type).hasSize(1);
        return payloads(release, type).get(0);
    }

    private List<Map<String, Object>> payloads(ReleaseId release, String type) {
        return ledger.entries(release.slug()).stream()
                .map(Entry::content)
                .filter(content -> content.type().equals(type))
                .map(NewEntry::payload)
                .toList();
    }
}
