package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code enter-window}. */
class EnterWindowProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("enter-window");

    private static final String GATE = "Activity_PassGateAtStart";
    private static final String MISSED = "Event_WindowMissed";
    private static final String EXPIRED = "Event_AuthorizationExpired";

    @Test
    void aConfirmedStartThatPassesTheGateEntersTheWindow() {
        var walk = confirmed("start");
        assertThat(walk.handedOver("gatePoint")).isEqualTo("start");
        walk.endCall(GATE, "passed").endedAt("Event_WindowEntered", "passed");
    }

    @Test
    void theDeploymentManagerMayDeclineTheStart() {
        confirmed("decline").endedAt("Event_StartDeclined", "ended");
    }

    @Test
    void aGateShutAtTheStartEndsIt() {
        confirmed("start").endCall(GATE, "ended").endedAt("Event_EndedAtGate", "ended");
    }

    @Test
    void anUnclearAnswerOfTheGateEndsIt() {
        confirmed("start").endCall(GATE, "denied").endedAt("Event_EndedAtGate", "ended");
    }

    @Test
    void aDenialMayLeadToANewApproval() {
        confirmed("start").endCall(GATE, "reapprove").endedAt("Event_NewApprovalAtGate", "reapprove");
    }

    @Test
    void aDenialMayLeadToANewPlan() {
        confirmed("start").endCall(GATE, "replan").endedAt("Event_NewPlanAtGate", "replan");
    }

    @Test
    void aWindowThatEndsBeforeProductionIsReadyIsMissed() {
        var walk = opened().fireTimer(MISSED);
        assertThat(walk.variable("phaseOutcome")).isEqualTo("windowMissed");
        walk.waitsAt("Activity_RescheduleDeployment");
        rescheduled(walk, "replan").endedAt("Event_NewPlanWanted", "replan");
    }

    @Test
    void anAuthorizationThatExpiresBeforeTheWindowOpensIsNoticed() {
        var walk = planned().fireTimer(EXPIRED);
        assertThat(walk.variable("phaseOutcome")).isEqualTo("authorizationExpired");
        rescheduled(walk, "reapprove").endedAt("Event_NewApprovalWanted", "reapprove");
    }

    @Test
    void aLateReleaseMayEnd() {
        rescheduled(ready().fireTimer(MISSED), "end").endedAt("Event_EndedBeforeStart", "ended");
    }

    @Test
    void aMissingAnswerEndsALateRelease() {
        rescheduled(planned().fireTimer(MISSED), null).endedAt("Event_EndedBeforeStart", "ended");
    }

    @Test
    void theTimesOfFormAndAuthorizationAreRead() {
        PROCESS.start(
                "windowStart",
                "2027-01-05T09:00+01:00",
                "windowEnd",
                "2027-01-05T11:30+01:00",
                "authorizationExpires",
                "2027-01-06T10:20:30.123456789Z");
        assertThat(due("Event_WindowOpened")).contains(Instant.parse("2027-01-05T08:00:00Z"));
        assertThat(due(MISSED)).contains(Instant.parse("2027-01-05T10:30:00Z"));
        assertThat(due(EXPIRED)).contains(Instant.parse("2027-01-06T10:20:30.123Z"));
    }

    private static java.util.List<Instant> due(String event) {
        return StandInEngine.engine().getManagementService().createJobQuery().activityId(event).list().stream()
                .map(Job::getDuedate)
                .map(java.util.Date::toInstant)
                .toList();
    }

    private static Walk planned() {
        return PROCESS.start(
                "windowStart",
                "2026-11-21T09:00+00:00",
                "windowEnd",
                "2026-11-21T12:00+00:00",
                "authorizationExpires",
                "2026-11-22T09:00:00.123456Z");
    }

    private static Walk opened() {
        return planned().fireTimer("Event_WindowOpened");
    }

    private static Walk ready() {
        return opened().complete("Activity_PerformPreDeploymentActions");
    }

    private static Walk confirmed(String decision) {
        return ready().complete("Activity_ConfirmDeploymentStart", "startDecision", decision);
    }

    private static Walk rescheduled(Walk walk, @org.jspecify.annotations.Nullable String decision) {
        return walk.complete("Activity_RescheduleDeployment", "rescheduleDecision", decision);
    }
}
