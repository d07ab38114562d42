package dev.slipway.process.readiness;

import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Shows each owner his own gaps: an input of the task would not see for which role it is. */
@Component
class ShowGapsListener implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        ReleaseVariables variables = ReleaseVariables.of(task);
        if (variables.raw(Fact.GAPS_BY_ROLE.variable()) instanceof Map<?, ?> gaps) {
            task.setVariableLocal(Fact.GAPS_TEXT.variable(), gaps.get(variables.text(Fact.ROLE)));
        }
    }
}
