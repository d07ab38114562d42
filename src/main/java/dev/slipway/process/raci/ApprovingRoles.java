package dev.slipway.process.raci;

import dev.slipway.process.Fact;
import java.util.List;
import java.util.TreeSet;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.instance.LoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;

/** Roles that the table of approvals may ask. */
record ApprovingRoles(List<String> roles) {

    private static final String TABLE = "required-approvals";
    private static final String COLUMN = "role";
    private static final String EACH_ROLE = "${role}";

    static ApprovingRoles of(RepositoryService repository, Deployment deployment) {
        DecisionDefinition table = repository
                .createDecisionDefinitionQuery()
                .deploymentId(deployment.getId())
                .decisionDefinitionKey(TABLE)
                .singleResult();
        return new ApprovingRoles(table == null ? List.of() : named(repository.getDmnModelInstance(table.getId())));
    }

    /** What repeats the task for each role: the task itself, or the group of tasks around it. */
    static @Nullable LoopCharacteristics loop(UserTask task) {
        return task.getLoopCharacteristics() == null
                        && EACH_ROLE.equals(task.getCamundaCandidateGroups())
                        && task.getParentElement() instanceof SubProcess group
                ? group.getLoopCharacteristics()
                : task.getLoopCharacteristics();
    }

    /** None when something else than the table names the roles of the task. */
    List<String> of(UserTask task) {
        return loop(task) instanceof MultiInstanceLoopCharacteristics each
                        && Fact.APPROVAL_ROLES.variable().equals(each.getCamundaCollection())
                ? roles
                : List.of();
    }

    private static List<String> named(DmnModelInstance table) {
        int column = table.getModelElementsByType(Output.class).stream()
                .map(Output::getName)
                .toList()
                .indexOf(COLUMN);
        TreeSet<String> roles = new TreeSet<>();
        table.getModelElementsByType(Rule.class).forEach(rule -> {
            List<OutputEntry> outputs = List.copyOf(rule.getOutputEntries());
            roles.add(outputs.get(column).getTextContent().strip().replace("\"", ""));
        });
        return List.copyOf(roles);
    }
}
