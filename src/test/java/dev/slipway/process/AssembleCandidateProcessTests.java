package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code assemble-candidate}. */
class AssembleCandidateProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("assemble-candidate");

    private static final String FORM = "Activity_SignManualForm";

    @Test
    void aKnownSystemIsAssembledWithoutAskingAnybody() {
        var walk = checked(false, false).runJob("Activity_RecordRiskClassification", "classificationAccepted", true);
        walk.runJob("Activity_DetermineRoute").endedAt("Event_CandidateAssembled", "assembled");
        assertThat(walk.variable("route")).asString().contains("impactAssessment");
    }

    @Test
    void anIncompleteCandidateIsCorrectedAndAssembledAgain() {
        incomplete()
                .complete("Activity_CorrectReleaseCandidate", "candidateAction", "again")
                .runJob("Activity_AssembleReleaseCandidate", "candidateComplete", true)
                .waitsAt("Activity_DetermineTierFloor");
    }

    @Test
    void anIncompleteCandidateIsAbandoned() {
        incomplete()
                .complete("Activity_CorrectReleaseCandidate", "candidateAction", "end")
                .endedAt("Event_CandidateAbandoned", "abandoned");
    }

    @Test
    void whatIsNotKnownToBeCompleteIsCorrected() {
        assembled(null, "patch", false).waitsAt("Activity_CorrectReleaseCandidate");
    }

    @Test
    void theTableNamesTheFloor() {
        assertThat(checked(false, false).variable("tierFloor")).asString().contains("high", "Annex III(5)");
    }

    @Test
    void aNewSystemIsConfirmedByTheComplianceOfficer() {
        checked(true, false)
                .complete("Activity_ConfirmRiskClassification", "classificationDecision", "confirm")
                .runJob("Activity_RecordRiskClassification", "classificationAccepted", true)
                .runJob("Activity_DetermineRoute")
                .endedAt("Event_CandidateAssembled", "assembled");
    }

    @Test
    void notToKnowWhetherToAskIsToAsk() {
        checked(null, false).waitsAt("Activity_ConfirmRiskClassification");
    }

    @Test
    void aRefusedClassificationEndsTheRelease() {
        checked(true, true)
                .complete("Activity_ConfirmRiskClassification", "classificationDecision", "refuse")
                .runJob("Activity_RecordRiskClassification", "classificationAccepted", false)
                .endedAt("Event_ClassificationRefused", "refused");
    }

    @Test
    void aProhibitedPracticeEndsTheReleaseUnasked() {
        checked(false, true)
                .runJob("Activity_RecordRiskClassification", "classificationAccepted", false)
                .endedAt("Event_ClassificationRefused", "refused");
    }

    @Test
    void aLowerTierIsForTheGovernanceLead() {
        checked(true, true)
                .complete("Activity_ConfirmRiskClassification", "classificationDecision", "confirm")
                .complete("Activity_ApproveLowerTier", "lowerTierDecision", "approve")
                .runJob("Activity_RecordRiskClassification", "classificationAccepted", true)
                .waitsAt("Activity_DetermineRoute");
    }

    @Test
    void aTierOfWhichItIsUnknownWhetherItIsLowerIsToo() {
        checked(true, null)
                .complete("Activity_ConfirmRiskClassification", "classificationDecision", "confirm")
                .waitsAt("Activity_ApproveLowerTier");
    }

    @Test
    void anUrgentPatchIsExcepted() {
        urgent().complete("Activity_ApproveException", "exceptionAnswer", "approve")
                .runJob("Activity_RecordException", "exceptionApproved", true)
                .endedAt("Event_CandidateAssembled", "assembled");
    }

    @Test
    void anUrgentPatchWithoutExceptionTakesTheFullRoute() {
        urgent().complete("Activity_ApproveException", "exceptionAnswer", "full")
                .runJob("Activity_RecordException", "exceptionApproved", false)
                .endedAt("Event_CandidateAssembled", "assembled");
    }

    @Test
    void aRefusedExceptionEndsTheRelease() {
        urgent().complete("Activity_ApproveException", "exceptionAnswer", "end")
                .runJob("Activity_RecordException", "exceptionApproved", false)
                .endedAt("Event_ExceptionRefused", "refused");
    }

    @Test
    void aHighRiskSystemThatIsMovedByHandNeedsTheFormOfTheGovernanceLead() {
        byHand().complete(FORM, "manualDecision", "sign")
                .runJob("Activity_RecordManualForm", "manualFormText", "signed")
                .endedAt("Event_CandidateAssembled", "assembled");
    }

    @Test
    void aRefusedFormEndsTheRelease() {
        byHand().complete(FORM, "manualDecision", "refuse")
                .runJob("Activity_RecordManualForm")
                .endedAt("Event_FormRefused", "refused");
    }

    @Test
    void aHighRiskSystemThatIsStagedByHandNeedsTheFormAsWell() {
        byHand("local", "manual").waitsAt(FORM);
    }

    @Test
    void aReleaseOfWhichNoWayIsKnownNeedsTheForm() {
        byHand("local", "unknown").waitsAt(FORM);
    }

    private static Walk byHand() {
        return byHand("manual", "local");
    }

    private static Walk byHand(String rollout, String staging) {
        return assembled(rollout, staging, true, "minor", false)
                .runJob("Activity_DetermineTierFloor")
                .runJob("Activity_CheckRiskClassification", "confirmationNeeded", false, "tierLowered", false)
                .runJob("Activity_RecordRiskClassification", "classificationAccepted", true)
                .runJob("Activity_DetermineRoute");
    }

    private static Walk urgent() {
        return assembled(true, "patch", true)
                .runJob("Activity_DetermineTierFloor")
                .runJob("Activity_CheckRiskClassification", "confirmationNeeded", false, "tierLowered", false)
                .runJob("Activity_RecordRiskClassification", "classificationAccepted", true)
                .runJob("Activity_DetermineRoute");
    }

    private static Walk checked(@Nullable Boolean confirmation, @Nullable Boolean lowered) {
        return assembled(true, "minor", false)
                .runJob("Activity_DetermineTierFloor")
                .runJob("Activity_CheckRiskClassification", "confirmationNeeded", confirmation, "tierLowered", lowered);
    }

    private static Walk incomplete() {
        return assembled(false, "minor", false);
    }

    private static Walk assembled(@Nullable Boolean complete, String type, boolean urgent) {
        return assembled("local", "local", complete, type, urgent);
    }

    private static Walk assembled(
            String rollout, String staging, @Nullable Boolean complete, String type, boolean urgent) {
        return PROCESS.start("type", type, "urgent", urgent, "rolloutWay", rollout, "stagingWay", staging)
                .runJob(
                        "Activity_AssembleReleaseCandidate",
                        "candidateComplete",
                        complete,
                        "riskTier",
                        "high",
                        "domain",
                        "creditworthiness",
                        "intendedUse",
                        "Advise loan officers.");
    }
}
