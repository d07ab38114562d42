package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code rollout-by-hand}. */
class RolloutByHandProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("rollout-by-hand");

    private static final String GATE = "Activity_PassGateAtSwitch";
    private static final String SWITCH = "Activity_SwitchByHand";

    @Test
    void allRequestsInOneStepAndThenTheFigures() {
        var walk = switched().endCall(SWITCH, "done").runJob("Activity_ShiftTraffic", "stepStartedAt", "then");
        walk.fireTimer("Event_SwitchObserved");
        assertThat(walk.handedOver("figuresAfter")).isEqualTo("then");
        walk.endCall("Activity_ReadFiguresByHand", "recorded", "canarySummary", "no canary")
                .endedAt("Event_SwitchedByHand", "passed");
        assertThat(walk.variable("canarySummary")).isEqualTo("no canary");
    }

    @Test
    void aGateThatStaysShutEndsIt() {
        var walk = PROCESS.start().endCall(GATE, "denied").endedAt("Event_RolloutEndedAtGate", "denied");
        assertThat(walk.variable("rollbackCause")).isEqualTo("the gate stayed shut");
    }

    @Test
    void aSwitchThatIsGivenUpLeavesTheRollbackToPeople() {
        var walk = switched().endCall(SWITCH, "givenUp").endedAt("Event_SwitchGivenUp", "failed");
        assertThat(walk.variable("rollbackAutomatic")).isEqualTo(false);
    }

    private static Walk switched() {
        var walk = PROCESS.start("observationPeriod", "PT2S");
        assertThat(walk.handedOver("gatePoint")).isEqualTo("step");
        walk.endCall(GATE, "passed");
        assertThat(walk.handedOver("handEffect")).isEqualTo("switch");
        return walk;
    }
}
