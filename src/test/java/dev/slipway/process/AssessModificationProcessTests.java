package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way through {@code assess-modification}. */
class AssessModificationProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("assess-modification");

    private static final String ASSESS = "Activity_AssessSubstantialModification";
    private static final String LEAD = "Activity_DecideAsGovernanceLead";
    private static final String ADVISOR = "Activity_DecideAsLegalAdvisor";
    private static final String CONFORMITY = "Activity_RecordConformityAssessment";
    private static final String RECORD = "Activity_RecordModificationDecision";

    @Test
    void whatNeedsNoAssessmentIsRecordedAndGoesOn() {
        determined(false).runJob(RECORD, "modificationCleared", true).endedAt("Event_ModificationAssessed", "assessed");
    }

    @Test
    void anUnknownNeedAsksTheComplianceOfficer() {
        determined(null).waitsAt(ASSESS);
    }

    @Test
    void threeNoesLeadStraightToTheRecord() {
        assessed("no", "no", "no")
                .runJob(RECORD, "modificationCleared", true)
                .endedAt("Event_ModificationAssessed", "assessed");
    }

    @ParameterizedTest
    @CsvSource({"yes, no, no", "no, yes, no", "no, no, yes"})
    void oneYesAsksBothAtOnce(String modification, String design, String role) {
        assessed(modification, design, role).waitsAt(LEAD, ADVISOR);
    }

    @Test
    void whatBothAgreeOnIsAssessedAnewAndGoesOn() {
        decided("agree", "agree")
                .complete(CONFORMITY)
                .runJob(RECORD, "modificationCleared", true)
                .endedAt("Event_ModificationAssessed", "assessed");
    }

    @Test
    void theConformityAssessmentMayTakeAsLongAsItTakes() {
        decided("agree", "agree").waitsAt(CONFORMITY);
    }

    @ParameterizedTest
    @CsvSource({"refuse, agree", "agree, refuse", "refuse, refuse"})
    void oneRefusalIsEnough(String lead, String advisor) {
        decided(lead, advisor)
                .runJob(RECORD, "modificationCleared", false)
                .endedAt("Event_ModificationRefused", "refused");
    }

    @Test
    void aFailedConformityAssessmentRefuses() {
        Walk walk = decided("agree", "agree").complete(CONFORMITY).runJob(RECORD, "modificationCleared", false);
        walk.endedAt("Event_ModificationRefused", "refused");
        assertThat(walk.variable("modificationCleared")).isEqualTo(false);
    }

    private static Walk determined(@Nullable Boolean questions) {
        return PROCESS.start().runJob("Activity_DetermineModification", "modificationQuestions", questions);
    }

    private static Walk assessed(String modification, String design, String role) {
        return determined(true)
                .complete(
                        ASSESS, "modificationSubstantial", modification, "designChanged", design, "roleChanged", role);
    }

    private static Walk decided(String lead, String advisor) {
        return assessed("yes", "no", "no")
                .complete(ADVISOR, "legalDecision", advisor)
                .complete(LEAD, "leadDecision", lead);
    }
}
