package dev.slipway.process.hold;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.springframework.stereotype.Component;

/** Reads in the models how their tasks lift, reject or send back a release. */
@Component
public class OfferedActs {

    private final RepositoryService repository;

    OfferedActs(RepositoryService repository) {
        this.repository = repository;
    }

    /** Of one task of the very model that it runs under. */
    public List<OfferedAct> of(String definitionId, String activity) {
        return repository.getBpmnModelInstance(definitionId).getModelElementById(activity) instanceof UserTask task
                ? in(task)
                : List.of();
    }

    /** Names of the processes in force that have such a task, in alphabetical order. */
    List<String> processes(TaskAct act) {
        return repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .filter(definition -> has(definition, act))
                .map(ProcessDefinition::getName)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    private boolean has(ProcessDefinition definition, TaskAct act) {
        return repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(UserTask.class).stream()
                .flatMap(task -> in(task).stream())
                .anyMatch(offered -> offered.act() == act);
    }

    private static List<OfferedAct> in(UserTask task) {
        return task.getExtensionElements() == null
                ? List.of()
                : task.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .flatMap(property -> OfferedAct.of(
                                String.valueOf(property.getCamundaName()), String.valueOf(property.getCamundaValue()))
                                .stream())
                        .toList();
    }
}
