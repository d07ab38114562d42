package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code ai-deployment}. */
class AiDeploymentProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("ai-deployment");

    @Test
    void aReleaseGoesFromRequestToClosure() {
        var walk = serving();
        walk.endCall("Activity_OperateAndMonitor", "closed").endedAt("Event_DeploymentClosed", "closed");
        assertThat(walk.variable("releaseOutcome")).isEqualTo("success");
    }

    @Test
    void anIncompleteCandidateIsCorrectedAndAssembledAgain() {
        incomplete()
                .complete("Activity_CorrectReleaseCandidate", "candidateAction", "again")
                .runJob("Activity_AssembleReleaseCandidate", "candidateComplete", true, "riskTier", "high")
                .waitsAt("Activity_DetermineRoute");
    }

    @Test
    void anIncompleteCandidateIsAbandoned() {
        var walk = incomplete()
                .complete("Activity_CorrectReleaseCandidate", "candidateAction", "end")
                .endedAt("Event_CandidateAbandoned", null);
        assertThat(walk.variable("releaseOutcome")).isEqualTo("ended");
    }

    @Test
    void theRouteTellsThePhasesWhatIsAskedOfThem() {
        var walk = routed();
        assertThat(walk.handedOver("impactAssessment")).isEqualTo(true);
        walk.endCall("Activity_PlanDeployment", "planned", "rtoMinutes", 5)
                .endCall("Activity_PrepareRelease", "prepared");
        assertThat(walk.handedOver("complianceSection")).isEqualTo(true);
        walk.endCall("Activity_VerifyReadiness", "ready", "openItems", 0);
        assertThat(walk.handedOver("meetingNeeded")).isEqualTo(true);
        assertThat(walk.handedOver("openItems")).isEqualTo(0);
        walk.endCall("Activity_ApproveDeployment", "authorised");
        assertThat(walk.handedOver("rtoMinutes")).isEqualTo(5);
        walk.endCall("Activity_ExecuteDeployment", "live");
        assertThat(walk.handedOver("registrationsDue")).isEqualTo(true);
    }

    @Test
    void aReleaseThatCannotBePreparedEnds() {
        var walk = planned().endCall("Activity_PrepareRelease", "ended").endedAt("Event_EndedInPreparation", "ended");
        assertThat(walk.variable("releaseOutcome")).isEqualTo("ended");
    }

    @Test
    void aReleaseThatIsNotReadyEnds() {
        var walk = prepared().endCall("Activity_VerifyReadiness", "ended").endedAt("Event_EndedInReadiness", "ended");
        assertThat(walk.variable("releaseOutcome")).isEqualTo("ended");
    }

    @Test
    void aRejectedReleaseEnds() {
        var walk = ready().endCall("Activity_ApproveDeployment", "rejected")
                .endedAt("Event_DeploymentRejected", "rejected");
        assertThat(walk.variable("releaseOutcome")).isEqualTo("rejected");
    }

    @Test
    void aReleaseTakenBackDuringItsRolloutEnds() {
        var walk = authorised()
                .endCall("Activity_ExecuteDeployment", "rolledBack")
                .endedAt("Event_RolledBackInRollout", "rolledBack");
        assertThat(walk.variable("releaseOutcome")).isEqualTo("rolledBack");
    }

    @Test
    void aReleaseThatNeverStartedItsRolloutEnds() {
        var walk = authorised()
                .endCall("Activity_ExecuteDeployment", "ended")
                .endedAt("Event_EndedBeforeRollout", "ended");
        assertThat(walk.variable("releaseOutcome")).isEqualTo("ended");
    }

    @Test
    void aReleaseTakenBackInOperationEnds() {
        var walk = serving()
                .endCall("Activity_OperateAndMonitor", "rolledBack")
                .endedAt("Event_RolledBackInOperation", "rolledBack");
        assertThat(walk.variable("releaseOutcome")).isEqualTo("rolledBack");
    }

    @Test
    void anOutcomeNeverHeardOfDoesNotGoOn() {
        planned().endCall("Activity_PrepareRelease", "whatever").endedAt("Event_EndedInPreparation", "whatever");
    }

    @ParameterizedTest
    @CsvSource({
        "plan, Activity_PlanDeployment",
        "preparation, Activity_PrepareRelease",
        "readiness, Activity_VerifyReadiness",
        "neverHeardOf, Activity_PlanDeployment"
    })
    void aRejectionSendsTheReleaseBackToThePhaseThatItNames(String phase, String activity) {
        ready().endCall("Activity_ApproveDeployment", "rework", "reworkPhase", phase)
                .waitsAt(activity);
    }

    @Test
    void aReleaseThatMissedItsWindowIsPlannedAnew() {
        authorised().endCall("Activity_ExecuteDeployment", "replan").waitsAt("Activity_PlanDeployment");
    }

    @Test
    void aReleaseWhoseAuthorizationExpiredIsApprovedAnew() {
        authorised().endCall("Activity_ExecuteDeployment", "reapprove").waitsAt("Activity_ApproveDeployment");
    }

    @Test
    void aBlockIsHeldBesideTheLineAndTheReleaseGoesOnWhenItIsLifted() {
        planned()
                .receive("releaseBlocked", "blockRole", "risk-manager")
                .waitsAt("Activity_PrepareRelease", "Activity_BlockRelease")
                .endCall("Activity_BlockRelease", "lifted")
                .waitsAt("Activity_PrepareRelease");
    }

    @Test
    void twoRolesBlockAtTheSameTime() {
        var walk = planned()
                .receive("releaseBlocked", "blockRole", "risk-manager")
                .receive("releaseBlocked", "blockRole", "compliance-officer");
        walk.waitsAt("Activity_PrepareRelease", "Activity_BlockRelease", "Activity_BlockRelease");
    }

    @Test
    void aReleaseThatEndsTakesItsBlockWithIt() {
        var walk = planned()
                .receive("releaseBlocked", "blockRole", "risk-manager")
                .endCall("Activity_PrepareRelease", "ended")
                .endedAt("Event_EndedInPreparation", "ended");
        assertThat(walk.instancesLeft()).isZero();
    }

    @Test
    void aWithdrawalEndsWhateverIsOpen() {
        var walk = planned()
                .receive("releaseBlocked", "blockRole", "risk-manager")
                .receive("withdrawalRequested")
                .runJob("Activity_WithdrawRelease");
        assertThat(walk.variable("releaseOutcome")).isEqualTo("withdrawn");
        assertThat(walk.instancesLeft()).isZero();
    }

    @Test
    void aRollbackOnRequestEndsTheRelease() {
        var walk = serving()
                .receive("rollbackRequested", "rollbackAutomatic", false, "rollbackCause", "asked for by somebody")
                .waitsAt("Activity_OperateAndMonitor", "Activity_RollBackOnRequest")
                .endCall("Activity_RollBackOnRequest", "rolledBack", "rollbackSummary", "back to 1.0.0");
        assertThat(walk.variable("releaseOutcome")).isEqualTo("rolledBack");
        assertThat(walk.variable("rollbackSummary")).isEqualTo("back to 1.0.0");
        assertThat(walk.instancesLeft()).isZero();
    }

    @Test
    void aReleaseThatIsKeptGoesOnWhereItWas() {
        serving()
                .receive("rollbackRequested", "rollbackAutomatic", false)
                .endCall("Activity_RollBackOnRequest", "kept")
                .waitsAt("Activity_OperateAndMonitor")
                .endCall("Activity_OperateAndMonitor", "closed")
                .endedAt("Event_DeploymentClosed", "closed");
    }

    private static Walk assembled(boolean complete) {
        return PROCESS.start("type", "initial", "urgent", false)
                .runJob("Event_DeploymentRequested")
                .runJob("Activity_AssembleReleaseCandidate", "candidateComplete", complete, "riskTier", "high");
    }

    private static Walk incomplete() {
        return assembled(false);
    }

    private static Walk routed() {
        return assembled(true).runJob("Activity_DetermineRoute");
    }

    private static Walk planned() {
        return routed().endCall("Activity_PlanDeployment", "planned");
    }

    private static Walk prepared() {
        return planned().endCall("Activity_PrepareRelease", "prepared");
    }

    private static Walk ready() {
        return prepared().endCall("Activity_VerifyReadiness", "ready");
    }

    private static Walk authorised() {
        return ready().endCall("Activity_ApproveDeployment", "authorised");
    }

    private static Walk serving() {
        return authorised().endCall("Activity_ExecuteDeployment", "live");
    }
}
