package dev.slipway.process.byhand;

import dev.slipway.process.guard.OwnSteps;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstanceQuery;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who completed a task last, for rules that ask for another person. */
@Component
public class LastDoer {

    private final ObjectProvider<HistoryService> history;
    private final ObjectProvider<OwnSteps> steps;

    LastDoer(ObjectProvider<HistoryService> history, ObjectProvider<OwnSteps> steps) {
        this.history = history;
        this.steps = steps;
    }

    /** Whoever asks may not read what others did, and then nobody would be found. */
    public Optional<String> of(String activity, UnaryOperator<HistoricTaskInstanceQuery> where) {
        return steps
                .getObject()
                .runAuthorized(() -> where.apply(history.getObject().createHistoricTaskInstanceQuery())
                        .taskDefinitionKey(activity)
                        .finished()
                        .orderByHistoricTaskInstanceEndTime()
                        .desc()
                        .list())
                .stream()
                .map(HistoricTaskInstance::getAssignee)
                .findFirst();
    }
}
