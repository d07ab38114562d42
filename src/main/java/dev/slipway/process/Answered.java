package dev.slipway.process;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Who answered a task, for the step that keeps what it means. */
@Component
public class Answered {

    private final HistoryService history;

    Answered(HistoryService history) {
        this.history = history;
    }

    /**
     * The person who completed this task of the process last.
     *
     * @throws IllegalStateException when nobody did
     */
    public String by(DelegateExecution execution, String activity) {
        return history
                .createHistoricTaskInstanceQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(activity)
                .finished()
                .orderByHistoricTaskInstanceEndTime()
                .desc()
                .list()
                .stream()
                .map(task -> task.getAssignee())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody answered " + activity
                        + " in this process, though the model came past it. Compare the model's flows."));
    }
}
