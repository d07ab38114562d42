package dev.slipway.process.readiness;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps what each owner did about the gaps; one that cannot be closed is somebody else's to decide. */
@Component
class RecordGapsListener implements TaskListener {

    private static final String CLOSED = "closed";

    @Override
    public void notify(DelegateTask task) {
        ReleaseVariables variables = ReleaseVariables.of(task);
        boolean closed = CLOSED.equals(variables.textOrNull(Answer.GAPS_ANSWER));
        String earlier = variables.textOr(Fact.GAPS_REPORT, "");
        variables
                .put(Fact.GAPS_REPORT, earlier + entry(task, variables, closed))
                .put(Fact.GAPS_REMAIN, variables.is(Fact.GAPS_REMAIN) || !closed);
    }

    private static String entry(DelegateTask task, ReleaseVariables variables, boolean closed) {
        return "**" + variables.text(Fact.ROLE) + "** (" + task.getAssignee() + "): "
                + (closed ? "all closed" : "not all can be closed") + "\n\n"
                + variables.text(Answer.GAPS_DONE).strip().replaceAll("(?m)^\\s*", "- ") + "\n\n";
    }
}
