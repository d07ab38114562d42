package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code check-health}. */
class CheckHealthProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("check-health");

    private static final String READ = "Activity_ReadFiguresByHand";

    @Test
    void measuredFiguresAreJudgedAtOnce() {
        PROCESS.start("rolloutWay", "local").runJob("Activity_CheckHealth").endedAt("Event_HealthChecked", "checked");
    }

    @Test
    void byHandPeopleReadTheFiguresFirst() {
        var walk = PROCESS.start("rolloutWay", "manual", "monitoringStarted", "then");
        assertThat(walk.handedOver("figuresAfter")).isEqualTo("then");
        walk.endCall(READ, "recorded").waitsAt("Activity_CheckHealth");
    }

    @Test
    void anUnknownWayIsMeasured() {
        PROCESS.start().waitsAt("Activity_CheckHealth");
    }
}
