package dev.slipway.process.notify;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/** Whom a task concerns besides those who do it, as its model says. */
public record Raci(List<String> accountable, List<String> consulted, List<String> informed) {

    private static final String NOBODY = "none";

    public static Raci of(UserTask task) {
        return new Raci(roles(task, "raci.accountable"), roles(task, "raci.consulted"), roles(task, "raci.informed"));
    }

    /** Roles that the model itself offers the task to. */
    public static List<String> responsible(UserTask task) {
        return split(task.getCamundaCandidateGroups() == null ? "" : task.getCamundaCandidateGroups());
    }

    /** Who does the task is neither asked nor told about it besides. */
    Raci besides(Collection<String> responsible) {
        return new Raci(accountable, without(consulted, responsible), without(informed, responsible));
    }

    /** Value of an extension property of the task, or an empty text. */
    public static String property(UserTask task, String name) {
        return task.getExtensionElements() == null
                ? ""
                : task.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .filter(property -> name.equals(property.getCamundaName()))
                        .map(property -> property.getCamundaValue())
                        .findFirst()
                        .orElse("");
    }

    private static List<String> roles(UserTask task, String property) {
        return split(property(task, property));
    }

    private static List<String> split(String roles) {
        return Arrays.stream(roles.split(",", -1))
                .map(String::strip)
                .filter(role -> !role.isEmpty() && !role.equals(NOBODY))
                .toList();
    }

    private static List<String> without(List<String> roles, Collection<String> others) {
        return roles.stream().filter(role -> !others.contains(role)).toList();
    }
}
