package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code execute-deployment}. */
class ExecuteDeploymentProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("execute-deployment");

    private static final String ROLL_BACK = "Activity_RollBackDeployment";

    @Test
    void aReleaseGoesThroughTheCanaryToFullTraffic() {
        decided()
                .endCall("Activity_DecideGoLive", "go")
                .endCall("Activity_PassGateAtPromotion", "passed")
                .runJob("Activity_PromoteRelease")
                .endedAt("Event_ServingAllTraffic", "live");
    }

    @Test
    void theDeploymentManagerMayDeclineTheStart() {
        confirmed("decline").endedAt("Event_StartDeclined", "ended");
    }

    @Test
    void aGateShutAtTheStartEndsIt() {
        var walk = confirmed("start");
        assertThat(walk.handedOver("gatePoint")).isEqualTo("start");
        walk.endCall("Activity_PassGateAtStart", "denied").endedAt("Event_EndedAtGate", "ended");
    }

    @Test
    void aFailedVerificationLeavesTheRollbackToPeople() {
        var walk = verified("failed");
        assertThat(walk.handedOver("rollbackAutomatic")).isNull();
        walk.endCall(ROLL_BACK, "rolledBack").endedAt("Event_RolledBack", "rolledBack");
    }

    @Test
    void aFailedCanaryIsRolledBackWithItsCause() {
        var walk = verified("passed")
                .endCall("Activity_RunCanary", "failed", "rollbackAutomatic", true, "rollbackCause", "errors");
        assertThat(walk.handedOver("rollbackAutomatic")).isEqualTo(true);
        assertThat(walk.handedOver("rollbackCause")).isEqualTo("errors");
        walk.endCall(ROLL_BACK, "rolledBack").endedAt("Event_RolledBack", "rolledBack");
    }

    @Test
    void aDecisionAgainstGoingLiveIsRolledBack() {
        decided()
                .endCall("Activity_DecideGoLive", "rollBack", "rollbackAutomatic", false)
                .endCall(ROLL_BACK, "rolledBack")
                .endedAt("Event_RolledBack", "rolledBack");
    }

    @Test
    void aGateShutAtPromotionIsRolledBack() {
        var walk = decided().endCall("Activity_DecideGoLive", "go");
        assertThat(walk.handedOver("gatePoint")).isEqualTo("promotion");
        walk.endCall("Activity_PassGateAtPromotion", "denied", "rollbackAutomatic", true);
        assertThat(walk.handedOver("rollbackAutomatic")).isEqualTo(true);
        walk.endCall(ROLL_BACK, "rolledBack").endedAt("Event_RolledBack", "rolledBack");
    }

    @Test
    void aReleaseThatIsKeptGoesThroughTheCanaryAgain() {
        verified("passed")
                .endCall("Activity_RunCanary", "stopped", "rollbackAutomatic", false)
                .endCall(ROLL_BACK, "kept")
                .waitsAt("Activity_RunCanary");
    }

    @Test
    void anUnclearEndOfTheRollbackCountsAsRolledBack() {
        verified("failed").endCall(ROLL_BACK, "whatever").endedAt("Event_RolledBack", "rolledBack");
    }

    private static Walk confirmed(String decision) {
        return PROCESS.start("windowStart", "2026-11-21T09:00:00Z")
                .fireTimer("Event_WindowOpened")
                .complete("Activity_PerformPreDeploymentActions")
                .complete("Activity_ConfirmDeploymentStart", "startDecision", decision);
    }

    private static Walk verified(String result) {
        return confirmed("start")
                .endCall("Activity_PassGateAtStart", "passed")
                .runJob("Activity_StartRollout")
                .complete("Activity_ActivateIntegrations")
                .complete("Activity_VerifyDeployment", "verificationResult", result);
    }

    private static Walk decided() {
        return verified("passed").endCall("Activity_RunCanary", "passed");
    }
}
