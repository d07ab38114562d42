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

    @Test
    void everyRoleApprovesAndTheAuthorizationIsIssued() {
        opened(false)
                .completeAs("system-owner", GIVE, "approvalDecision", "approve")
                .completeAs("qa-lead", GIVE, "approvalDecision", "approve")
                .runJob("Activity_IssueAuthorization")
                .endedAt("Event_DeploymentAuthorised", "authorised");
    }

    @Test
    void oneRejectionEndsTheRound() {
        rejected().waitsAt("Activity_AddressRejection");
    }

    @Test
    void aMissingDecisionIsNoApproval() {
        opened(false).completeAs("qa-lead", GIVE).waitsAt("Activity_AddressRejection");
    }

    @Test
    void answersOfTwoApproversDoNotOverwriteEachOther() {
        var walk = opened(false)
                .completeAs("system-owner", GIVE, "approvalDecision", "approve", "approvalComment", "mine");
        assertThat(walk.variable("approvalDecision")).isNull();
        assertThat(walk.variable("approvalComment")).isNull();
    }

    @Test
    void aRejectionIsAddressedAndTheApproversAskedAgain() {
        rejected()
                .complete("Activity_AddressRejection", "rejectionAction", "again")
                .waitsAt("Activity_OpenApprovalRound");
    }

    @Test
    void aRejectionEndsTheRelease() {
        rejected()
                .complete("Activity_AddressRejection", "rejectionAction", "end")
                .endedAt("Event_DeploymentRejected", "rejected");
    }

    @Test
    void aMeetingComesFirstWhereItIsNeeded() {
        PROCESS.start("meetingNeeded", true)
                .complete("Activity_HoldApprovalMeeting")
                .waitsAt("Activity_OpenApprovalRound");
    }

    @Test
    void anUnknownNeedAsksForTheMeeting() {
        PROCESS.start("meetingNeeded", null).waitsAt("Activity_HoldApprovalMeeting");
    }

    private static Walk opened(boolean meeting) {
        return PROCESS.start("meetingNeeded", meeting)
                .runJob(
                        "Activity_OpenApprovalRound",
                        "approvalRoles",
                        List.of("system-owner", "qa-lead"),
                        "approvalRejected",
                        false);
    }

    private static Walk rejected() {
        return opened(false).completeAs("qa-lead", GIVE, "approvalDecision", "reject");
    }
}
