package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;

/** A diagram reads from left to right along one row, and no line has to be told from another that it meets. */
class DiagramReadingTests {

    /** Events are not counted: a process of many phases ends in many ways. */
    @Test
    void aDiagramHoldsAtMostThirtyStepsAndQuestions() {
        assertThat(Models.processes())
                .allSatisfy(model -> assertThat(model.getModelElementsByType(FlowNode.class).stream()
                                .filter(node -> !(node instanceof Event) && node.getName() != null))
                        .as(Models.key(model))
                        .hasSizeLessThanOrEqualTo(30));
    }

    @Test
    void aFlowThatLeadsOnNeitherLeavesOnTheLeftNorEntersOnTheRight() {
        ModelConventionsTests.assertNone(forward(), flow -> start(flow) <= Drawing.left(flow.getSource()));
        ModelConventionsTests.assertNone(forward(), flow -> end(flow) >= Drawing.right(flow.getTarget()));
    }

    @Test
    void flowsDoNotCross() {
        assertThat(pairs(Drawing.Segment::crosses)).isEmpty();
    }

    @Test
    void flowsShareALineOnlyWhereTheySplitOrJoin() {
        assertThat(pairs((one, other) -> one.covers(other) && !splitOrJoin(one.flow(), other.flow())))
                .isEmpty();
    }

    @Test
    void everyEndIsRightOfItsStart() {
        assertThat(levels())
                .allSatisfy(level -> assertThat(level.getChildElementsByType(EndEvent.class))
                        .allSatisfy(end -> assertThat(Drawing.left(end))
                                .as(Models.place(end))
                                .isGreaterThan(Drawing.left(start(level)))));
    }

    @Test
    void theWayFromTheStartToAnEndIsOneStraightRow() {
        assertThat(levels())
                .allSatisfy(level -> assertThat(endsOnTheRowOf(start(level)))
                        .as(Models.place(start(level)))
                        .isNotEmpty());
    }

    /** Ends that are reached from a node without leaving its row. */
    private static List<FlowNode> endsOnTheRowOf(FlowNode start) {
        Deque<FlowNode> open = new ArrayDeque<>(List.of(start));
        Set<FlowNode> row = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            FlowNode node = open.remove();
            if (Drawing.stands(node, Drawing.row(start)) && row.add(node)) {
                node.getOutgoing().forEach(flow -> open.add(flow.getTarget()));
            }
        }
        return row.stream().filter(EndEvent.class::isInstance).toList();
    }

    private static Stream<SequenceFlow> forward() {
        return Models.all(SequenceFlow.class)
                .filter(flow -> Drawing.left(flow.getTarget()) >= Drawing.right(flow.getSource()));
    }

    private static double start(SequenceFlow flow) {
        return Drawing.waypoints(flow).get(0).getX();
    }

    private static double end(SequenceFlow flow) {
        List<Waypoint> points = Drawing.waypoints(flow);
        return points.get(points.size() - 1).getX();
    }

    private static List<String> pairs(BiPredicate<Drawing.Segment, Drawing.Segment> meet) {
        return Models.processes().stream()
                .map(model -> model.getModelElementsByType(SequenceFlow.class).stream()
                        .flatMap(Drawing::segments)
                        .toList())
                .flatMap(pieces -> pieces.stream()
                        .flatMap(one -> pieces.stream()
                                .filter(other -> one.flow() != other.flow() && meet.test(one, other))
                                .map(other -> Models.place(one.flow()) + " and "
                                        + other.flow().getId())))
                .toList();
    }

    private static boolean splitOrJoin(SequenceFlow one, SequenceFlow other) {
        return one.getSource().equals(other.getSource()) || one.getTarget().equals(other.getTarget());
    }

    private static Stream<ModelElementInstance> levels() {
        return Stream.concat(Models.all(Process.class), Models.all(SubProcess.class));
    }

    private static StartEvent start(ModelElementInstance level) {
        return level.getChildElementsByType(StartEvent.class).iterator().next();
    }
}
