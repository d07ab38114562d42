package dev.slipway.process.notify;

import dev.slipway.process.guard.OwnSteps;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricIdentityLinkLog;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds a task, open or over, without the rights of the person who comments: being asked gives none in the engine. */
@Component
class CommentedTasks {

    private static final String OFFERED = "add";

    private final HistoryService history;
    private final RepositoryService repository;
    private final OwnSteps steps;

    CommentedTasks(ProcessEngine engine, OwnSteps steps) {
        this.history = engine.getHistoryService();
        this.repository = engine.getRepositoryService();
        this.steps = steps;
    }

    Optional<CommentedTask> find(String taskId) {
        return steps.runAuthorized(() -> Optional.ofNullable(
                        history.createHistoricTaskInstanceQuery().taskId(taskId).singleResult())
                .filter(task -> task.getProcessDefinitionId() != null)
                .map(this::commented));
    }

    private CommentedTask commented(HistoricTaskInstance task) {
        UserTask model = repository
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        return new CommentedTask(
                TaskCard.of(task, model, businessKey(task), offeredTo(task)), task.getEndTime() == null);
    }

    private @Nullable String businessKey(HistoricTaskInstance task) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
    }

    private List<String> offeredTo(HistoricTaskInstance task) {
        return history
                .createHistoricIdentityLinkLogQuery()
                .taskId(task.getId())
                .type(IdentityLinkType.CANDIDATE)
                .operationType(OFFERED)
                .list()
                .stream()
                .map(HistoricIdentityLinkLog::getGroupId)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }
}
