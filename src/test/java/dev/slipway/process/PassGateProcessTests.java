package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code pass-gate}. */
class PassGateProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("pass-gate");

    @Test
    void anOpenGateIsPassed() {
        PROCESS.start().runJob("Activity_EvaluateGate", "gateAllowed", true).endedAt("Event_GatePassed", "passed");
    }

    @Test
    void aDeniedGateIsAskedAgain() {
        resolved("again", null)
                .runJob("Activity_EvaluateGate", "gateAllowed", true)
                .endedAt("Event_GatePassed", "passed");
    }

    @Test
    void aDeniedStepIsAskedAgain() {
        resolved(null, "again").waitsAt("Activity_EvaluateGate");
    }

    @Test
    void aDenialAtTheStartMayLeadToANewApproval() {
        resolved("reapprove", null).endedAt("Event_NewApprovalWanted", "reapprove");
    }

    @Test
    void aDenialAtTheStartMayLeadToANewPlan() {
        resolved("replan", null).endedAt("Event_NewPlanWanted", "replan");
    }

    @Test
    void aDenialAtTheStartMayEndTheDeployment() {
        resolved("end", null).endedAt("Event_DeploymentEnded", "ended");
    }

    @Test
    void aGateLeftShutCallsForRollback() {
        var walk = resolved(null, "rollBack").endedAt("Event_GateShut", "denied");
        assertThat(walk.variable("rollbackAutomatic")).isEqualTo(true);
        assertThat(walk.variable("rollbackCause")).isEqualTo("the gate stayed shut");
    }

    @Test
    void aMissingAnswerLeavesTheGateShut() {
        resolved(null, null).endedAt("Event_GateShut", "denied");
    }

    private static Walk resolved(@Nullable String atStart, @Nullable String underWay) {
        return PROCESS.start()
                .runJob("Activity_EvaluateGate", "gateAllowed", false)
                .complete("Activity_ResolveGateDenial", "denialAtStart", atStart, "denialUnderWay", underWay);
    }
}
