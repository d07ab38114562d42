package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code block-release}. */
class BlockReleaseProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("block-release");

    @Test
    void productionIsSafeBeforeAnybodyIsAskedToLift() {
        var walk = PROCESS.start("blockRole", "risk-manager", "rolloutWay", "local")
                .runJob("Activity_HaltForBlock");
        walk.complete("Activity_LiftBlock", "blockReasonGone", true, "liftReason", "drift explained")
                .endedAt("Event_BlockLifted", "lifted");
        assertThat(walk.variable("blockLifted")).isEqualTo(true);
    }

    @Test
    void byHandPeopleAreAskedUntilTheBlockHolds() {
        var walk = PROCESS.start("blockRole", "risk-manager", "rolloutWay", "manual");
        assertThat(walk.handedOver("handEffect")).isEqualTo("halt");
        walk.endCall("Activity_HaltByHand", "givenUp")
                .endCall("Activity_HaltByHand", "done")
                .runJob("Activity_HaltForBlock")
                .waitsAt("Activity_LiftBlock");
    }

    @Test
    void anUnknownWayWaitsForNobody() {
        PROCESS.start("blockRole", "risk-manager").waitsAt("Activity_HaltForBlock");
    }
}
