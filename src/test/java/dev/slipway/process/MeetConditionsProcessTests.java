package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code meet-conditions}. */
class MeetConditionsProcessTests {

    private static final String RUNBOOK = "1|operations|before-start|system-owner|Runbook read";
    private static final String APPEALS = "2|qa-lead|before-closure|governance-lead|Appeals watched";

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("meet-conditions");

    @Test
    void eachConditionIsMetByItsOwner() {
        var walk = PROCESS.start()
                .runJob("Activity_CollectConditions", "openConditions", new ArrayList<>(List.of(RUNBOOK, APPEALS)))
                .completeAs("operations", "Activity_MeetCondition");
        walk.waitsAt("Activity_MeetCondition");
        walk.completeAs("qa-lead", "Activity_MeetCondition").endedAt("Event_AllConditionsMet", "met");
        assertThat(walk.variable("toldBy")).isEqualTo("complete");
    }

    @Test
    void nothingIsAskedWhenNothingIsOpen() {
        PROCESS.start()
                .runJob("Activity_CollectConditions", "openConditions", new ArrayList<>())
                .endedAt("Event_AllConditionsMet", "met");
    }
}
