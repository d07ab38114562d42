package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code execute-deployment}. */
class ExecuteDeploymentProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("execute-deployment");

    private static final String ROLL_BACK = "Activity_RollBackDeployment";
    private static final String ENTER = "Activity_EnterWindow";
    private static final String PLACE = "Activity_PlaceByHand";
    private static final String BY_HAND = "Activity_RollOutByHand";
    private static final String SHADOW = "Activity_RunShadow";

    @Test
    void aReleaseGoesThroughTheCanaryToFullTraffic() {
        decided()
                .endCall("Activity_DecideGoLive", "go")
                .endCall("Activity_PassGateAtPromotion", "passed")
                .runJob("Activity_PromoteRelease", "promoted", true)
                .runJob("Activity_MoveModelAlias")
                .endedAt("Event_ServingAllTraffic", "live");
    }

    @Test
    void aCandidateThatWasTakenOutBeforeItsPromotionGoesBackToTheCanary() {
        decided()
                .endCall("Activity_DecideGoLive", "go")
                .endCall("Activity_PassGateAtPromotion", "passed")
                .runJob("Activity_PromoteRelease", "promoted", false)
                .waitsAt("Activity_RunCanary");
    }

    @Test
    void aCandidateThatWasTakenOutBeforeTheDecisionGoesBackToTheCanary() {
        decided().endCall("Activity_DecideGoLive", "interrupted").waitsAt("Activity_RunCanary");
    }

    @Test
    void aStartThatIsNotAllowedEndsIt() {
        PROCESS.start().endCall(ENTER, "ended").endedAt("Event_EndedBeforeStart", "ended");
    }

    @Test
    void anUnclearStartEndsIt() {
        PROCESS.start().endCall(ENTER, "denied").endedAt("Event_EndedBeforeStart", "ended");
    }

    @Test
    void theStartMayNeedANewApproval() {
        PROCESS.start().endCall(ENTER, "reapprove").endedAt("Event_NewApprovalWanted", "reapprove");
    }

    @Test
    void theStartMayNeedANewPlan() {
        PROCESS.start().endCall(ENTER, "replan").endedAt("Event_NewPlanWanted", "replan");
    }

    @Test
    void aShadowComesFirstWhereTheRouteAsksForIt() {
        var walk = inPlace("shadowFirst", true, "shadowPlanned", "route").waitsAt(SHADOW);
        walk.endCall(SHADOW, "passed", "shadowSummary", "all alike").waitsAt("Activity_VerifyDeployment");
        assertThat(walk.variable("shadowSummary")).isEqualTo("all alike");
    }

    @Test
    void aShadowComesFirstWhereThePlanAsksForIt() {
        inPlace("shadowFirst", false, "shadowPlanned", "always").waitsAt(SHADOW);
    }

    @Test
    void aShadowComesFirstWhereNobodySaidOtherwise() {
        inPlace().waitsAt(SHADOW);
    }

    @Test
    void aFailedShadowIsTakenOutWithItsCause() {
        var walk = inPlace("shadowFirst", true)
                .endCall(SHADOW, "failed", "rollbackAutomatic", true, "rollbackCause", "errors");
        assertThat(walk.handedOver("rollbackAutomatic")).isEqualTo(true);
        assertThat(walk.handedOver("rollbackCause")).isEqualTo("errors");
        walk.endCall(ROLL_BACK, "rolledBack").endedAt("Event_RolledBack", "rolledBack");
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

    @Test
    void byHandTheReleaseIsPlacedByPeopleAndGoesPastShadowAndCanary() {
        var walk = placed().endCall(PLACE, "done");
        walk.runJob("Activity_StartRollout")
                .complete("Activity_ActivateIntegrations")
                .complete("Activity_VerifyDeployment", "verificationResult", "passed")
                .waitsAt(BY_HAND);
        assertThat(walk.handedOver("stepPercent")).isEqualTo(100L);
        walk.endCall(BY_HAND, "passed", "canarySummary", "no canary", "stepStartedAt", "now");
        assertThat(walk.handedOver("canarySummary")).isEqualTo("no canary");
        assertThat(walk.handedOver("stepStartedAt")).isEqualTo("now");
    }

    @Test
    void aPlacementThatIsGivenUpIsTakenBackByPeople() {
        var walk = placed();
        assertThat(walk.handedOver("handEffect")).isEqualTo("place");
        walk.endCall(PLACE, "givenUp", "rollbackAutomatic", false, "rollbackCause", "given up")
                .waitsAt(ROLL_BACK);
        assertThat(walk.handedOver("rolloutWay")).isEqualTo("manual");
        assertThat(walk.handedOver("rollbackAutomatic")).isEqualTo(false);
    }

    @Test
    void anUnknownWayIsNotByHandAndKeepsTheCanary() {
        PROCESS.start("shadowFirst", false, "shadowPlanned", "route")
                .endCall(ENTER, "passed")
                .runJob("Activity_StartRollout")
                .complete("Activity_ActivateIntegrations")
                .complete("Activity_VerifyDeployment", "verificationResult", "passed")
                .waitsAt("Activity_RunCanary");
    }

    private static Walk placed() {
        return PROCESS.start("rolloutWay", "manual", "shadowFirst", true).endCall(ENTER, "passed");
    }

    private static Walk inPlace(@Nullable Object... facts) {
        return PROCESS.start(Stream.concat(Stream.of(facts), Stream.of("rolloutWay", "local"))
                        .toArray())
                .endCall(ENTER, "passed")
                .runJob("Activity_StartRollout")
                .complete("Activity_ActivateIntegrations");
    }

    private static Walk verified(String result) {
        return inPlace("shadowFirst", false, "shadowPlanned", "route")
                .complete("Activity_VerifyDeployment", "verificationResult", result);
    }

    private static Walk decided() {
        return verified("passed").endCall("Activity_RunCanary", "passed");
    }
}
