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
        var walk = PROCESS.start("blockRole", "risk-manager").runJob("Activity_HaltForBlock");
        walk.complete("Activity_LiftBlock", "blockReasonGone", true, "liftReason", "drift explained")
                .endedAt("Event_BlockLifted", "lifted");
        assertThat(walk.variable("blockLifted")).isEqualTo(true);
    }
}
