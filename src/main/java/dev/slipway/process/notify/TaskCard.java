package dev.slipway.process.notify;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says about a task.
 *
 * @param key of the task in its model
 * @param about business key of its release
 * @param roles that it is offered to
 * @param done what must be so when it is done
 */
record TaskCard(
        String id,
        String key,
        String name,
        @Nullable String assignee,
        String about,
        List<String> roles,
        Raci raci,
        String done) {

    /** Subject of what belongs to no release. */
    private static final String NO_RELEASE = "engine";

    static TaskCard of(DelegateTask task) {
        UserTask model = task.getBpmnModelElementInstance();
        return of(
                task.getId(),
                model,
                task.getAssignee(),
                task.getExecution().getProcessBusinessKey(),
                roles(task.getCandidates()));
    }

    /** Of an open task, read from the engine. */
    static TaskCard of(Task task, ProcessEngine engine) {
        UserTask model = engine.getRepositoryService()
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        ProcessInstance instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        return of(
                task.getId(),
                model,
                task.getAssignee(),
                instance == null ? null : instance.getBusinessKey(),
                roles(engine.getTaskService().getIdentityLinksForTask(task.getId())));
    }

    static TaskCard of(HistoricTaskInstance task, UserTask model, @Nullable String businessKey, List<String> roles) {
        return of(task.getId(), model, task.getAssignee(), businessKey, roles);
    }

    private static TaskCard of(
            String id, UserTask model, @Nullable String assignee, @Nullable String businessKey, List<String> roles) {
        return new TaskCard(
                id,
                model.getId(),
                model.getName(),
                assignee,
                businessKey == null ? NO_RELEASE : businessKey,
                roles,
                Raci.of(model).besides(roles),
                model.getDocumentations().stream()
                        .map(Documentation::getTextContent)
                        .findFirst()
                        .orElse(""));
    }

    boolean isOfARelease() {
        return !about.equals(NO_RELEASE);
    }

    private static List<String> roles(Collection<IdentityLink> links) {
        return links.stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }
}
