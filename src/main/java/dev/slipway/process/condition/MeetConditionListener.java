package dev.slipway.process.condition;

import dev.slipway.process.Answer;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A condition is met when its owner says how. */
@Component
class MeetConditionListener implements TaskListener {

    private final AuthorisedConditions conditions;
    private final Journal journal;

    MeetConditionListener(AuthorisedConditions conditions, Journal journal) {
        this.conditions = conditions;
        this.journal = journal;
    }

    @Override
    public void notify(DelegateTask task) {
        ReleaseVariables variables = ReleaseVariables.of(task);
        conditions.meet(
                ReleaseVariables.releaseOf(task.getExecution()), OpenCondition.number(variables), task.getAssignee());
        journal.record(
                task.getExecution(),
                "ConditionMet",
                Map.of(
                        "condition", OpenCondition.number(variables),
                        "person", String.valueOf(task.getAssignee()),
                        "findings", variables.text(Answer.CONDITION_FINDINGS),
                        "evidence", variables.text(Answer.CONDITION_EVIDENCE)));
    }
}
