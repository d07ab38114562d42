package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

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
        denied().complete("Activity_ResolveGateDenial", "denialAction", "again")
                .runJob("Activity_EvaluateGate", "gateAllowed", true)
                .endedAt("Event_GatePassed", "passed");
    }

    @Test
    void aGateLeftShutCallsForRollback() {
        var walk = denied().complete("Activity_ResolveGateDenial", "denialAction", "end")
                .endedAt("Event_GateShut", "denied");
        assertThat(walk.variable("rollbackAutomatic")).isEqualTo(true);
        assertThat(walk.variable("rollbackCause")).isEqualTo("the gate stayed shut");
    }

    @Test
    void aMissingAnswerLeavesTheGateShut() {
        denied().complete("Activity_ResolveGateDenial", "denialAction", null).endedAt("Event_GateShut", "denied");
    }

    private static Walk denied() {
        return PROCESS.start().runJob("Activity_EvaluateGate", "gateAllowed", false);
    }
}
