package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "abandoned, Event_CandidateAbandoned, ended",
        "refused, Event_CandidateRefused, refused",
        "neverHeardOf, Event_CandidateAbandoned, ended"
    })
    void aCandidateThatIsNotAssembledEnds(String outcome, String end, String said) {
        var walk = requested("minor")
                .endCall("Activity_AssembleCandidate", outcome)
                .endedAt(end, outcome);
        assertThat(walk.variable("releaseOutcome")).isEqualTo(said);
    }

    @Test
    void aModificationThatIsNotClearedEndsTheRelease() {
        var walk = planned()
                .endCall("Activity_AssessModification", "refused")
                .endedAt("Event_ModificationRefused", "refused");
        assertThat(walk.variable("releaseOutcome")).isEqualTo("rejected");
    }

    @Test
    void aClosedDeploymentIsTakenBackByAReleaseOfItsOwn() {
        var walk = requested("rollback").waitsAt("Activity_RollBackClosedDeployment");
        assertThat(walk.handedOver("rollbackAutomatic")).isEqualTo(false);
        walk.endCall("Activity_RollBackClosedDeployment", "rolledBack")
                .endedAt("Event_ClosedDeploymentTakenBack", "rolledBack");
        assertThat(walk.variable("releaseOutcome")).isEqualTo("rolledBack");
    }

    @Test
    void aClosedDeploymentIsKept() {
        var walk = requested("rollback")
                .endCall("Activity_RollBackClosedDeployment", "kept")
                .endedAt("Event_ClosedDeploymentKept", "kept");
        assertThat(walk.variable("releaseOutcome")).isEqualTo("kept");
    }

    @Test
    void theRouteTellsThePhasesWhatIsAskedOfThem() {
        var walk = routed();
        assertThat(walk.handedOver("impactAssessment")).isEqualTo(true);
        assertThat(walk.handedOver("successCriteria")).isEqualTo("error_rate <= 0.02");
        assertThat(walk.handedOver("planEnvironments")).isEqualTo("staging");
        walk.endCall("Activity_PlanDeployment", "planned", "rtoMinutes", 5)
                .endCall("Activity_AssessModification", "assessed", "modificationText", "none")
                .endCall("Activity_PrepareRelease", "prepared");
        assertThat(walk.handedOver("complianceSection")).isEqualTo(true);
        walk.endCall("Activity_VerifyReadiness", "ready", "openItems", 0);
        assertThat(walk.handedOver("meetingNeeded")).isEqualTo(true);
        assertThat(walk.handedOver("modificationText")).isEqualTo("none");
        assertThat(walk.handedOver("openItems")).isEqualTo(0);
        walk.endCall("Activity_ApproveDeployment", "authorised");
        assertThat(walk.handedOver("rtoMinutes")).isEqualTo(5);
        assertThat(walk.handedOver("shadowFirst")).isEqualTo(true);
        walk.endCall("Activity_ExecuteDeployment", "live");
        assertThat(walk.handedOver("registrationsDue")).isEqualTo(true);
    }

    @Test
    void aReleaseThatCannotBePreparedEnds() {
        var walk = assessed().endCall("Activity_PrepareRelease", "ended").endedAt("Event_EndedInPreparation", "ended");
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
        assessed().endCall("Activity_PrepareRelease", "whatever").endedAt("Event_EndedInPreparation", "whatever");
    }

    @ParameterizedTest
    @CsvSource({
        "plan, Activity_PlanDeployment",
        "modification, Activity_AssessModification",
        "preparation, Activity_PrepareRelease",
        "readiness, Activity_VerifyReadiness",
        "neverHeardOf, Activity_PlanDeployment"
    })
    void aRejectionSendsTheReleaseBackToThePhaseThatItNames(String phase, String activity) {
        ready().endCall("Activity_ApproveDeployment", "rework", "reworkPhase", phase)
                .waitsAt(activity);
    }

    @Test
    void aReleaseThatChangedSinceItWasAssessedIsAssessedAnew() {
        ready().endCall("Activity_ApproveDeployment", "reassess").waitsAt("Activity_AssessModification");
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
        assessed()
                .receive("releaseBlocked", "blockRole", "risk-manager")
                .waitsAt("Activity_PrepareRelease", "Activity_BlockRelease")
                .endCall("Activity_BlockRelease", "lifted")
                .waitsAt("Activity_PrepareRelease");
    }

    @Test
    void twoRolesBlockAtTheSameTime() {
        var walk = assessed()
                .receive("releaseBlocked", "blockRole", "risk-manager")
                .receive("releaseBlocked", "blockRole", "compliance-officer");
        walk.waitsAt("Activity_PrepareRelease", "Activity_BlockRelease", "Activity_BlockRelease");
    }

    @Test
    void aReleaseThatEndsTakesItsBlockWithIt() {
        var walk = assessed()
                .receive("releaseBlocked", "blockRole", "risk-manager")
                .endCall("Activity_PrepareRelease", "ended")
                .endedAt("Event_EndedInPreparation", "ended");
        assertThat(walk.instancesLeft()).isZero();
    }

    @Test
    void aWithdrawalEndsWhateverIsOpen() {
        var walk = assessed()
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
        var walk = serving()
                .receive("rollbackRequested", "rollbackAutomatic", false)
                .endCall("Activity_RollBackOnRequest", "kept")
                .waitsAt("Activity_OperateAndMonitor");
        assertThat(walk.variable("releaseKept")).isEqualTo(true);
        walk.endCall("Activity_OperateAndMonitor", "closed").endedAt("Event_DeploymentClosed", "closed");
    }

    private static Walk requested(String type) {
        return PROCESS.start("type", type, "urgent", false, "summary", "why").runJob("Event_DeploymentRequested");
    }

    private static Walk routed() {
        Map<String, Object> route = new HashMap<>(Map.of(
                "impactAssessment", true,
                "complianceSection", true,
                "meeting", true,
                "shadowFirst", true,
                "registrations", true));
        return requested("initial")
                .endCall(
                        "Activity_AssembleCandidate",
                        "assembled",
                        "route",
                        route,
                        "successCriteria",
                        "error_rate <= 0.02",
                        "planEnvironments",
                        "staging");
    }

    private static Walk planned() {
        return routed().endCall("Activity_PlanDeployment", "planned");
    }

    private static Walk assessed() {
        return planned().endCall("Activity_AssessModification", "assessed");
    }

    private static Walk prepared() {
        return assessed().endCall("Activity_PrepareRelease", "prepared");
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
