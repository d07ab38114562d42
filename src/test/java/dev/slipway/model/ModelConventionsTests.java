package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ComplexGateway;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;

/** How processes are cut, named and ended, so that an owner can read each diagram and every way is the cautious one. */
class ModelConventionsTests {

    private static final Map<Class<? extends FlowElement>, String> PREFIXES = Map.of(
            Activity.class, "Activity_", Event.class, "Event_", Gateway.class, "Gateway_", SequenceFlow.class, "Flow_");

    @Test
    void thereIsOneProcessPerFileNamedAfterIt() {
        assertThat(Models.processes())
                .allSatisfy(model ->
                        assertThat(model.getModelElementsByType(Process.class)).hasSize(1));
        assertThat(Models.processes().stream().map(Models::key))
                .containsExactlyInAnyOrderElementsOf(Models.names("processes", ".bpmn"));
    }

    @Test
    void everyProcessSaysWhatItIsForAndHowLongItIsKept() {
        assertThat(Models.all(Process.class)).allSatisfy(process -> {
            assertThat(process.isExecutable()).isTrue();
            assertThat(process.getName()).isNotBlank();
            assertThat(process.getDocumentations()).hasSize(1);
            assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P3653D");
            assertThat(process.getCamundaVersionTag()).isEqualTo("1.0.0");
        });
    }

    @Test
    void idsHaveTheirPrefixAndNoneIsGenerated() {
        PREFIXES.forEach((type, prefix) ->
                assertNone(Models.all(type), element -> !element.getId().matches(prefix + "[A-Z][A-Za-z0-9]*")));
        assertNone(Models.all(FlowElement.class), element -> element.getId().matches("[A-Za-z]+_[0-9a-z]{7}"));
    }

    @Test
    void everyLevelStartsOnce() {
        assertThat(Models.all(Process.class)).allSatisfy(process -> assertStartsOnce(process.getFlowElements()));
        assertThat(Models.all(SubProcess.class)).allSatisfy(level -> assertStartsOnce(level.getFlowElements()));
    }

    @Test
    void activitiesAndEventsAreLabelled() {
        assertNone(Models.all(FlowNode.class), node -> !(node instanceof Gateway) && isBlank(node.getName()));
    }

    @Test
    void endsOfOneProcessAreToldApartByName() {
        assertThat(Models.processes())
                .allSatisfy(model -> assertThat(model.getModelElementsByType(EndEvent.class).stream()
                                .map(EndEvent::getName))
                        .doesNotHaveDuplicates());
    }

    @Test
    void endsSayTheirOutcome() {
        assertNone(
                Models.all(EndEvent.class),
                end -> end.getParentElement() instanceof Process
                        && isBlank(Models.properties(end).get("outcome")));
    }

    @Test
    void exclusiveSplitsAskAndTheirAnswersAreNamed() {
        assertNone(
                splits(), split -> isBlank(split.getName()) || !split.getName().endsWith("?"));
        assertNone(splits().flatMap(split -> split.getOutgoing().stream()), flow -> isBlank(flow.getName()));
    }

    @Test
    void exclusiveSplitsHaveADefaultAndEveryOtherAnswerACondition() {
        assertNone(splits(), split -> split.getDefault() == null);
        assertNone(
                splits().flatMap(split -> split.getOutgoing().stream()),
                flow -> isDefault(flow) == (flow.getConditionExpression() != null));
    }

    @Test
    void joinsAndParallelGatewaysHaveNoName() {
        assertNone(Models.all(ParallelGateway.class), gateway -> !isBlank(gateway.getName()));
        assertNone(
                Models.all(Gateway.class), gateway -> gateway.getOutgoing().size() == 1 && !isBlank(gateway.getName()));
    }

    @Test
    void aGatewayEitherSplitsOrJoins() {
        assertNone(
                Models.all(Gateway.class),
                gateway -> gateway.getIncoming().size() > 1
                        == gateway.getOutgoing().size() > 1);
    }

    @Test
    void joinsAndSplitsAreDrawn() {
        assertNone(
                Models.all(FlowNode.class),
                node -> !(node instanceof Gateway)
                        && (node.getIncoming().size() > 1 || node.getOutgoing().size() > 1));
    }

    @Test
    void thereAreNoInclusiveOrComplexGateways() {
        assertNone(Models.all(InclusiveGateway.class), gateway -> true);
        assertNone(Models.all(ComplexGateway.class), gateway -> true);
    }

    @Test
    void aDiagramHoldsAtMostSixteenActivities() {
        assertThat(Models.processes())
                .allSatisfy(model -> assertThat(model.getModelElementsByType(Activity.class))
                        .as(Models.key(model))
                        .hasSizeLessThanOrEqualTo(16));
    }

    @Test
    void tasksSayInOneSentenceWhenTheyAreDone() {
        Stream.of(UserTask.class, ServiceTask.class, CallActivity.class)
                .forEach(type -> assertNone(
                        Models.all(type), task -> task.getDocumentations().size() != 1));
    }

    @Test
    void onlyTheTopProcessListensForMessages() {
        assertNone(
                Models.all(MessageEventDefinition.class),
                message -> !Models.place(message).startsWith("ai-deployment/"));
    }

    private static Stream<ExclusiveGateway> splits() {
        return Models.all(ExclusiveGateway.class)
                .filter(gateway -> gateway.getOutgoing().size() > 1);
    }

    private static boolean isDefault(SequenceFlow flow) {
        return flow.getSource() instanceof ExclusiveGateway split && flow.equals(split.getDefault());
    }

    private static void assertStartsOnce(Collection<FlowElement> level) {
        assertThat(level).filteredOn(StartEvent.class::isInstance).hasSize(1);
    }

    private static boolean isBlank(@org.jspecify.annotations.Nullable String text) {
        return text == null || text.isBlank();
    }

    static <T extends BaseElement> void assertNone(Stream<? extends T> elements, Predicate<? super T> offends) {
        Set<String> found = new java.util.TreeSet<>();
        elements.filter(offends).forEach(element -> found.add(Models.place(element)));
        assertThat(found).isEmpty();
    }
}
