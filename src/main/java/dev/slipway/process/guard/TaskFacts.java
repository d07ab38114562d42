package dev.slipway.process.guard;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.jspecify.annotations.Nullable;

/**
 * What a rule about people may know of a task.
 *
 * @param accountable the roles that answer for it, as the model says
 */
public record TaskFacts(
        String taskId,
        String definitionKey,
        String processDefinitionKey,
        String processInstanceId,
        @Nullable String businessKey,
        @Nullable String assignee,
        Set<String> candidateGroups,
        Set<String> candidateUsers,
        Set<String> accountable,
        Instant createdAt) {

    private static final String ACCOUNTABLE = "raci.accountable";

    /** A task without candidates is for nobody to claim. */
    boolean isFor(String user, Set<String> groups) {
        return candidateUsers.contains(user) || candidateGroups.stream().anyMatch(groups::contains);
    }

    boolean hasCandidates() {
        return !candidateGroups.isEmpty() || !candidateUsers.isEmpty();
    }

    static TaskFacts of(TaskEntity task) {
        ExecutionEntity instance = task.getProcessInstance();
        ProcessDefinitionEntity definition = task.getProcessDefinition();
        return new TaskFacts(
                task.getId(),
                Objects.requireNonNullElse(task.getTaskDefinitionKey(), ""),
                definition == null ? "" : definition.getKey(),
                Objects.requireNonNullElse(task.getProcessInstanceId(), ""),
                instance == null ? null : instance.getBusinessKey(),
                task.getAssignee(),
                candidates(task, IdentityLink::getGroupId),
                candidates(task, IdentityLink::getUserId),
                accountable(task),
                task.getCreateTime().toInstant());
    }

    private static Set<String> accountable(TaskEntity task) {
        UserTask element = task.getBpmnModelElementInstance();
        ExtensionElements extensions = element == null ? null : element.getExtensionElements();
        if (extensions == null) {
            return Set.of();
        }
        return extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> ACCOUNTABLE.equals(property.getCamundaName()))
                .flatMap(property -> Arrays.stream(property.getCamundaValue().split(",", -1)))
                .map(String::strip)
                .filter(role -> !role.equals("none"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> candidates(TaskEntity task, Function<IdentityLink, @Nullable String> id) {
        Set<String> ids = new TreeSet<>();
        for (IdentityLink link : task.getCandidates()) {
            String candidate = id.apply(link);
            if (IdentityLinkType.CANDIDATE.equals(link.getType()) && candidate != null) {
                ids.add(candidate);
            }
        }
        return ids;
    }
}
