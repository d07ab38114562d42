package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code approve-deployment}. */
class ApproveDeploymentProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("approve-deployment");

    private static final String GIVE = "Activity_GiveApproval";
    private static final String SIGN = "Activity_SignApproval";
    private static final String OPEN = "Activity_OpenApprovalRound";
    private static final String ADDRESS = "Activity_AddressRejection";

    @Test
    void everyRoleApprovesAndTheAuthorizationIsIssued() {
        opened().completeAs("system-owner", GIVE, "approvalDecision", "approve")
                .completeAs("qa-lead", GIVE, "approvalDecision", "approve")
                .runJob("Activity_IssueAuthorization")
                .endedAt("Event_DeploymentAuthorised", "authorised");
    }

    @Test
    void whoHasAKeyOfOnesOwnSignsWithItNext() {
        Walk walk = signing();
        assertThat(walk.variable("approvalRejected")).isEqualTo(false);
        walk.completeAs("system-owner", SIGN, "signOutcome", "signed")
                .completeAs("qa-lead", GIVE, "approvalDecision", "reject")
                .waitsAt(ADDRESS);
    }

    @Test
    void anAnswerThatIsTakenBackIsGivenAnew() {
        signing()
                .completeAs("system-owner", SIGN, "signOutcome", "anew")
                .completeAs("system-owner", GIVE, "approvalDecision", "reject")
                .waitsAt(ADDRESS);
    }

    @Test
    void oneRejectionEndsTheRound() {
        rejected().waitsAt(ADDRESS);
    }

    @Test
    void aMissingDecisionIsNoApproval() {
        opened().completeAs("qa-lead", GIVE).waitsAt(ADDRESS);
    }

    @Test
    void answersOfTwoApproversDoNotOverwriteEachOther() {
        var walk = opened().completeAs("system-owner", GIVE, "approvalDecision", "approve", "approvalComment", "mine");
        assertThat(walk.variable("approvalDecision")).isNull();
        assertThat(walk.variable("approvalComment")).isNull();
    }

    @Test
    void aRejectionIsAddressedAndTheApproversAskedAgain() {
        rejected().complete(ADDRESS, "rejectionAction", "again").waitsAt("Activity_CheckModificationDecision");
    }

    @Test
    void aRejectionSendsTheReleaseBackToAPhase() {
        Walk walk = rejected().complete(ADDRESS, "rejectionAction", "rework", "reworkPhase", "readiness");
        walk.endedAt("Event_ReworkDemanded", "rework");
        assertThat(walk.variable("reworkPhase")).isEqualTo("readiness");
    }

    @Test
    void aRejectionEndsTheRelease() {
        rejected().complete(ADDRESS, "rejectionAction", "end").endedAt("Event_DeploymentRejected", "rejected");
    }

    @Test
    void aMeetingComesFirstWhereItIsNeeded() {
        PROCESS.start("meetingNeeded", true)
                .runJob("Activity_PrepareMeeting")
                .complete("Activity_HoldApprovalMeeting")
                .waitsAt("Activity_CheckModificationDecision");
    }

    @Test
    void anUnknownNeedAsksForTheMeeting() {
        PROCESS.start("meetingNeeded", null).waitsAt("Activity_PrepareMeeting");
    }

    @Test
    void aDecisionThatNoLongerHoldsLeadsBackToTheAssessment() {
        PROCESS.start("meetingNeeded", false)
                .runJob("Activity_CheckModificationDecision", "modificationCurrent", false)
                .endedAt("Event_ReassessmentNeeded", "reassess");
    }

    @Test
    void aRoundThatWouldRunOutBeforeTheWindowWaitsAndIsCheckedAgain() {
        checked()
                .runJob(OPEN, "roundState", "early", "roundOpensAt", "2099-01-01T00:00:00Z")
                .waitsAt("Event_WindowNearEnough")
                .fireTimer("Event_WindowNearEnough")
                .waitsAt("Activity_CheckModificationDecision");
    }

    @Test
    void aRoundThatCannotBeFilledIsForTheDeploymentManager() {
        checked()
                .runJob(OPEN, "roundState", "denied")
                .waitsAt(ADDRESS)
                .complete(ADDRESS, "rejectionAction", "again")
                .waitsAt("Activity_CheckModificationDecision");
    }

    @Test
    void anUnknownStateOpensNoRound() {
        checked().runJob(OPEN, "roundState", null).waitsAt(ADDRESS);
    }

    private static Walk checked() {
        return PROCESS.start("meetingNeeded", false)
                .runJob("Activity_CheckModificationDecision", "modificationCurrent", true);
    }

    private static Walk opened() {
        return opened(false);
    }

    private static Walk opened(boolean ownKeys) {
        return checked()
                .runJob(
                        OPEN,
                        "roundState",
                        "open",
                        "approvalRoles",
                        List.of("system-owner", "qa-lead"),
                        "approvalRejected",
                        false,
                        "ownKeys",
                        ownKeys);
    }

    private static Walk signing() {
        return opened(true).completeAs("system-owner", GIVE, "approvalDecision", "approve");
    }

    private static Walk rejected() {
        return opened().completeAs("qa-lead", GIVE, "approvalDecision", "reject");
    }
}
