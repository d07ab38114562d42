package dev.slipway.process.exception;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Settles the item whose owner says that it is in order; whatever else he says leaves it owed. */
@Component
class SettleDeferredCheckListener implements TaskListener {

    private static final String IN_ORDER = "inOrder";

    private final ExceptionItems items;
    private final Journal journal;

    SettleDeferredCheckListener(ExceptionItems items, Journal journal) {
        this.items = items;
        this.journal = journal;
    }

    @Override
    public void notify(DelegateTask task) {
        ReleaseVariables variables = ReleaseVariables.of(task);
        boolean settled = IN_ORDER.equals(variables.textOrNull(Answer.DEFERRED_RESULT));
        if (settled) {
            items.settle(
                    ReleaseVariables.releaseOf(task.getExecution()),
                    DeferredItem.number(variables),
                    task.getAssignee());
        }
        journal.record(
                task.getExecution(),
                settled ? "DeferredCheckSettled" : "DeferredCheckFailed",
                Map.of("item", variables.text(Fact.DEFERRED_ITEM), "person", String.valueOf(task.getAssignee())));
    }
}
