package dev.slipway.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes on each task which release it is for: in a list, people may read their tasks but no variables of the instance. */
@Component
class ReleaseLabel {

    @EventListener(condition = "#task.eventName == '" + TaskListener.EVENTNAME_CREATE + "'")
    void on(DelegateTask task) {
        String slug = task.getExecution().getProcessBusinessKey();
        if (slug != null) {
            task.setVariableLocal(ReleaseVariables.LABEL, slug);
        }
    }
}
