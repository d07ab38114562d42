package dev.slipway.process.exception;

import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** On the date of an item that is not settled: first in everybody's list, and in the ledger. */
@Component
class EscalateDeferredCheckListener implements TaskListener {

    private static final int URGENT = 100;

    private final Journal journal;

    EscalateDeferredCheckListener(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void notify(DelegateTask task) {
        task.setPriority(URGENT);
        journal.record(
                task.getExecution(),
                "DeferredCheckOverdue",
                Map.of("item", ReleaseVariables.of(task).text(Fact.DEFERRED_ITEM)));
    }
}
