package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code exception-follow-up}. */
class ExceptionFollowUpProcessTests {

    private static final String CHECK = "1|qa-lead|2999-01-01T00:00:00Z|deferred check: fairness | on new data";
    private static final String CONTROL = "2|operations|2999-01-01T00:00:00Z|compensating control: four eyes";

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("exception-follow-up");

    @Test
    void eachItemIsSettledByItsOwner() {
        collected(CHECK, CONTROL)
                .completeAs("qa-lead", "Activity_SettleDeferredCheck")
                .completeAs("operations", "Activity_SettleDeferredCheck")
                .complete("Activity_CloseException", "exceptionClosing", "close")
                .endedAt("Event_ExceptionClosed", "closed");
    }

    @Test
    void anOwnerReadsWhatAndUntilWhen() {
        collected(CHECK);
        var task = StandInEngine.engine()
                .getTaskService()
                .createTaskQuery()
                .taskDefinitionKey("Activity_SettleDeferredCheck")
                .taskCandidateGroup("qa-lead")
                .orderByTaskCreateTime()
                .desc()
                .list()
                .get(0);
        assertThat(task.getDueDate()).isEqualTo("2999-01-01T00:00:00Z");
        assertThat(StandInEngine.engine().getTaskService().getVariable(task.getId(), "deferredTitle"))
                .isEqualTo("deferred check: fairness | on new data");
    }

    @Test
    void anItemPastItsDateIsEscalatedWithoutTakingItAway() {
        var walk = collected(CHECK).fireTimer("Activity_SettleDeferredCheck");
        assertThat(walk.variable("toldBy")).isEqualTo("timeout");
        walk.completeAs("qa-lead", "Activity_SettleDeferredCheck").waitsAt("Activity_CloseException");
    }

    @Test
    void anUnansweredClosureAsksForWhatIsOwedAgain() {
        collected(CHECK)
                .complete("Activity_SettleDeferredCheck")
                .complete("Activity_CloseException", "exceptionClosing", null)
                .waitsAt("Activity_CollectDeferredChecks");
    }

    private static Walk collected(String... items) {
        return PROCESS.start()
                .runJob("Activity_CollectDeferredChecks", "deferredItems", new ArrayList<>(List.of(items)));
    }
}
