package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.process.Fact;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.junit.jupiter.api.Test;

/** Every task has its form, every form its task, and no form writes what the application itself establishes. */
class FormBindingTests {

    @Test
    void aTaskHasTheFormThatIsNamedAfterIt() {
        ModelConventionsTests.assertNone(
                Models.all(UserTask.class),
                task -> !kebab(task).equals(task.getCamundaFormRef())
                        || !"deployment".equals(task.getCamundaFormRefBinding()));
    }

    @Test
    void everyFormIsThereAndUsedOnce() {
        assertThat(used()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(Models.names("forms", ".form"));
    }

    @Test
    void aFieldBelongsToOneForm() {
        Map<String, List<String>> owners = new TreeMap<>(Models.names("forms", ".form").stream()
                .flatMap(form -> Models.keys(form).stream().map(key -> Map.entry(key, form)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
        owners.values().removeIf(forms -> forms.size() == 1);
        assertThat(owners).isEmpty();
    }

    @Test
    void noFormWritesAFact() {
        assertThat(Models.names("forms", ".form"))
                .allSatisfy(form -> assertThat(Models.keys(form))
                        .as(form)
                        .noneMatch(key -> Fact.of(key).isPresent()));
    }

    /** Whoever answers a change by others fills in a request; a field missing there would be missed by the start. */
    @Test
    void aFollowingDeploymentAsksForEachFieldOfARequest() {
        Set<String> asked = Models.keys("request-deployment").stream()
                .filter(key -> !Set.of("system", "environment").contains(key))
                .map(key -> "follow" + Character.toUpperCase(key.charAt(0)) + key.substring(1))
                .collect(Collectors.toSet());
        assertThat(Models.keys("request-following-deployment")).isEqualTo(asked);
    }

    @Test
    void answersOfParallelPeopleAreKeptApart() {
        assertThat(Models.all(UserTask.class).filter(task -> task.getLoopCharacteristics() != null))
                .isNotEmpty()
                .allSatisfy(task -> assertThat(nullInputs(task))
                        .as(Models.place(task))
                        .isEqualTo(Models.keys(String.valueOf(task.getCamundaFormRef()))));
    }

    @Test
    void answersOfParallelGroupsOfTasksAreKeptApart() {
        assertThat(Models.all(SubProcess.class).filter(group -> group.getId().equals("Activity_AnswerForRole")))
                .isNotEmpty()
                .allSatisfy(group -> assertThat(nullInputs(group))
                        .as(Models.place(group))
                        .containsAll(group.getChildElementsByType(UserTask.class).stream()
                                .flatMap(task -> Models.keys(String.valueOf(task.getCamundaFormRef())).stream())
                                .toList()));
    }

    private static List<String> used() {
        return Stream.concat(
                        Models.all(UserTask.class).map(UserTask::getCamundaFormRef),
                        Models.all(StartEvent.class)
                                .map(event ->
                                        event.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "formRef"))
                                .filter(form -> form != null))
                .toList();
    }

    private static Set<String> nullInputs(Activity activity) {
        return Models.extensions(activity, CamundaInputOutput.class).stream()
                .flatMap(mapping -> mapping.getCamundaInputParameters().stream())
                .filter(input -> input.getTextContent().equals("${null}"))
                .map(CamundaInputParameter::getCamundaName)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String kebab(UserTask task) {
        return task.getId()
                .substring("Activity_".length())
                .replaceAll("(?<!^)([A-Z])", "-$1")
                .toLowerCase(java.util.Locale.ROOT);
    }
}
