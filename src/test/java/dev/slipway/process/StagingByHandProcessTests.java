package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code staging-by-hand}. */
class StagingByHandProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("staging-by-hand");

    private static final String PUT = "Activity_PutOnStaging";

    @Test
    void twoPeoplePutItThereAndAnotherOneHandsInTheResults() {
        var walk = PROCESS.start("stagingRun", 2);
        assertThat(walk.handedOver("handEffect")).isEqualTo("stage");
        assertThat(walk.handedOver("stagingRun")).isEqualTo(2);
        walk.endCall(PUT, "done")
                .runJob("Activity_AskForStagingResults")
                .complete("Activity_HandInStagingResults")
                .runJob("Activity_RecordStagingResults")
                .endedAt("Event_ResultsHandedIn", "handedIn");
    }

    @Test
    void whatIsNotThereIsNotChecked() {
        PROCESS.start().endCall(PUT, "givenUp").endedAt("Event_StagingGivenUp", "givenUp");
    }

    @Test
    void withAnUnknownOutcomeItIsNotThere() {
        PROCESS.start().endCall(PUT, "unknown").endedAt("Event_StagingGivenUp", "givenUp");
    }
}
