package dev.slipway.process.raci;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.slipway.process.guard.OwnSteps;
import dev.slipway.process.notify.Raci;
import dev.slipway.process.raci.RaciTable.Phase;
import dev.slipway.process.raci.RaciTable.Row;
import dev.slipway.release.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** Reads the table out of the models that new releases follow. */
@Component
class DeployedRaci {

    private static final String PROCEDURE = "ai-deployment";
    private static final String ACTIVITY = "raci.activity";

    /** In the order of the source's table; whatever a model adds comes after. */
    private static final List<String> PHASES = List.of(
            "Deployment planning",
            "Pre-deployment checks",
            "Deployment approval",
            "Deployment execution",
            "Post-deployment verification",
            "Rollback decision");

    private final RepositoryService repository;
    private final OwnSteps steps;

    DeployedRaci(RepositoryService repository, OwnSteps steps) {
        this.repository = repository;
        this.steps = steps;
    }

    /** Read without the rights of the person who asks: the table is everybody's. */
    RaciTable newest() {
        return steps.runAuthorized(() -> {
            ProcessDefinition top = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(PROCEDURE)
                    .latestVersion()
                    .singleResult();
            Deployment deployment = repository
                    .createDeploymentQuery()
                    .deploymentId(top.getDeploymentId())
                    .singleResult();
            return new RaciTable(
                    top.getVersionTag(),
                    top.getVersion(),
                    deployment.getDeploymentTime().toInstant(),
                    phases(deployment));
        });
    }

    private List<Phase> phases(Deployment deployment) {
        ApprovingRoles approving = ApprovingRoles.of(repository, deployment);
        Map<String, List<Row>> rows = tasks(deployment)
                .collect(groupingBy(
                        task -> Raci.property(task, ACTIVITY), mapping(task -> row(task, approving), toList())));
        return rows.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<Row>> phase) -> place(phase.getKey()))
                        .thenComparing(Map.Entry::getKey))
                .map(phase -> new Phase(phase.getKey(), inOrder(phase.getValue())))
                .toList();
    }

    private static int place(String phase) {
        return PHASES.contains(phase) ? PHASES.indexOf(phase) : PHASES.size();
    }

    private static List<Row> inOrder(List<Row> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(Row::step).thenComparing(Row::activity))
                .toList();
    }

    private Stream<UserTask> tasks(Deployment deployment) {
        return repository.createProcessDefinitionQuery().deploymentId(deployment.getId()).list().stream()
                .flatMap(definition ->
                        repository
                                .getBpmnModelInstance(definition.getId())
                                .getModelElementsByType(UserTask.class)
                                .stream());
    }

    private static Row row(UserTask task, ApprovingRoles approving) {
        Raci others = Raci.of(task);
        boolean several = ApprovingRoles.loop(task) != null;
        Map<Role, List<Part>> parts = new EnumMap<>(Role.class);
        add(parts, several ? List.of() : Raci.responsible(task), Part.RESPONSIBLE);
        add(parts, several ? approving.of(task) : List.of(), Part.RESPONSIBLE_IF_ASKED);
        add(parts, others.accountable(), Part.ACCOUNTABLE);
        add(parts, others.consulted(), Part.CONSULTED);
        add(parts, others.informed(), Part.INFORMED);
        return new Row(task.getName(), diagram(task), Step.of(Raci.property(task, "step")), several, parts);
    }

    private static void add(Map<Role, List<Part>> parts, Collection<String> roles, Part part) {
        roles.stream()
                .flatMap(id -> Role.of(id).stream())
                .forEach(role ->
                        parts.computeIfAbsent(role, none -> new ArrayList<>()).add(part));
    }

    private static String diagram(UserTask task) {
        return task.getModelInstance().getModelElementsByType(Process.class).stream()
                .map(process -> process.getName())
                .findFirst()
                .orElse("");
    }
}
