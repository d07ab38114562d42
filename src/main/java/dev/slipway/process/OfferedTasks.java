package dev.slipway.process;

import dev.slipway.release.ReleasePolicy;
import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Prepares each task when it is offered: from when on Tasklist shows it as overdue, unless the model says, and which release it is for, since
 * in a list people may read their tasks but no variables of the instance.
 */
@Component
class OfferedTasks {

    private final ReleasePolicy policy;
    private final Clock clock;

    OfferedTasks(ReleasePolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    @EventListener(condition = "#task.eventName == '" + TaskListener.EVENTNAME_CREATE + "'")
    void on(DelegateTask task) {
        if (task.getDueDate() == null) {
            task.setDueDate(Date.from(clock.instant().plus(policy.reminder())));
        }
        String slug = task.getExecution().getProcessBusinessKey();
        if (slug != null) {
            task.setVariableLocal(ReleaseVariables.LABEL, slug);
        }
    }
}
