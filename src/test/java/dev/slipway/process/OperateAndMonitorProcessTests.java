package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code operate-and-monitor}. */
class OperateAndMonitorProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("operate-and-monitor");

    private static final String ROLL_BACK = "Activity_RollBackDeployment";

    @Test
    void aHealthyReleaseIsReviewedAcceptedAndClosed() {
        accepted("accept")
                .complete("Activity_CloseDeployment")
                .runJob("Activity_OpenFollowUps")
                .runJob("Activity_ArchiveRecord")
                .endedAt("Event_DeploymentClosed", "closed");
    }

    @Test
    void registrationsAreUpdatedWhereTheyAreDue() {
        watched(true).complete("Activity_UpdateRegistrations");
    }

    @Test
    void anUnknownDutyAsksForTheRegistrations() {
        watched(null).complete("Activity_UpdateRegistrations");
    }

    @Test
    void healthIsCheckedUntilThePeriodIsOver() {
        checked(watched(false), "healthy")
                .fireTimer("Event_HealthDue")
                .endCall("Activity_CheckHealth", "checked", "healthState", "over");
    }

    @Test
    void aHealthBreachEndsTheMonitoringAndRollsBack() {
        var walk = breached();
        walk.waitsAt(ROLL_BACK);
        assertThat(walk.handedOver("rollbackAutomatic")).isEqualTo(true);
        assertThat(walk.handedOver("rollbackCause")).isEqualTo("slow");
        walk.endCall(ROLL_BACK, "rolledBack").endedAt("Event_RolledBack", "rolledBack");
    }

    @Test
    void anUnknownHealthIsABreach() {
        checked(watched(false), "whatever").waitsAt(ROLL_BACK);
    }

    @Test
    void aReleaseThatIsKeptAfterABreachIsReviewed() {
        breached().endCall(ROLL_BACK, "kept").waitsAt("Activity_ReviewDeployment");
    }

    @Test
    void aReleaseThatIsNotAcceptedLeavesTheRollbackToPeople() {
        var walk = accepted("rollBack");
        assertThat(walk.handedOver("rollbackAutomatic")).isNull();
        walk.endCall(ROLL_BACK, "rolledBack").endedAt("Event_RolledBack", "rolledBack");
    }

    private static Walk watched(@Nullable Boolean registrationsDue) {
        return PROCESS.start("registrationsDue", registrationsDue)
                .runJob(
                        "Activity_StartMonitoring",
                        "healthInterval",
                        "PT2S",
                        "postDeploymentRoles",
                        List.of("operations", "qa-lead"));
    }

    private static Walk checked(Walk walk, String state) {
        return walk.fireTimer("Event_HealthDue")
                .endCall(
                        "Activity_CheckHealth",
                        "checked",
                        "healthState",
                        state,
                        "rollbackAutomatic",
                        true,
                        "rollbackCause",
                        "slow");
    }

    private static Walk breached() {
        return checked(watched(false), "breached");
    }

    private static Walk accepted(String acceptance) {
        return watched(false)
                .fireTimer("Event_HealthDue")
                .endCall("Activity_CheckHealth", "checked", "healthState", "over")
                .completeAs("operations", "Activity_VerifyPostDeployment")
                .completeAs("qa-lead", "Activity_VerifyPostDeployment")
                .complete("Activity_UpdateDocumentation")
                .complete("Activity_UpdateRunbooks")
                .complete("Activity_UpdateInventory")
                .complete("Activity_CommunicateToUsers")
                .runJob("Activity_SendReleaseNotes")
                .complete("Activity_ReviewDeployment")
                .complete("Activity_AcceptForProduction", "acceptance", acceptance);
    }
}
