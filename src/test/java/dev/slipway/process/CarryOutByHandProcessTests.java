package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code carry-out-by-hand}. */
class CarryOutByHandProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("carry-out-by-hand");

    private static final String ORDER = "Activity_OrderHandWork";
    private static final String EXECUTE = "Activity_ExecuteByHand";
    private static final String OBSERVE = "Activity_ObserveByHand";
    private static final String COMPARE = "Activity_CompareHandWork";

    @Test
    void whatTwoPeopleSayAlikeIsDone() {
        observed().runJob(COMPARE, "handState", "done").endedAt("Event_CarriedOut", "done");
    }

    @Test
    void whatIsSeenOtherwiseIsAskedAgain() {
        var walk = observed()
                .runJob(COMPARE, "handState", "open", "handDifferences", "0 %")
                .runJob(ORDER, "handState", "open")
                .waitsAt(EXECUTE);
        assertThat(walk.variable("handDifferences")).isEqualTo("0 %");
    }

    @Test
    void whatNobodyComparedIsNotDone() {
        observed().runJob(COMPARE).waitsAt(ORDER);
    }

    @Test
    void whatIsDoneAlreadyAsksNobody() {
        PROCESS.start().runJob(ORDER, "handState", "done").endedAt("Event_CarriedOut", "done");
    }

    @Test
    void whatMustNotBeDoneAsksNobody() {
        var walk = PROCESS.start().runJob(ORDER, "handState", "refused").endedAt("Event_GivenUp", "givenUp");
        assertThat(walk.variable("rollbackAutomatic")).isEqualTo(false);
    }

    @Test
    void whoCannotDoItGivesItUp() {
        ordered().complete(EXECUTE, "handResult", "givenUp").endedAt("Event_GivenUp", "givenUp");
    }

    @Test
    void withoutAnAnswerItIsGivenUp() {
        ordered().complete(EXECUTE, "handResult", null).endedAt("Event_GivenUp", "givenUp");
    }

    private static Walk ordered() {
        return PROCESS.start().runJob(ORDER, "handState", "open");
    }

    private static Walk observed() {
        return ordered().complete(EXECUTE, "handResult", "done").complete(OBSERVE);
    }
}
