package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every element is drawn, in the sizes that the Modeler gives it, and lines run straight between shapes. */
class DiagramConventionsTests {

    @Test
    void everyNodeAndFlowIsDrawn() {
        assertThat(Models.all(FlowNode.class))
                .allSatisfy(node ->
                        assertThat(node.getDiagramElement()).as(node.getId()).isNotNull());
        assertThat(Models.all(SequenceFlow.class))
                .allSatisfy(flow ->
                        assertThat(flow.getDiagramElement()).as(flow.getId()).isNotNull());
    }

    @Test
    void shapesHaveTheirStandardSize() {
        ModelConventionsTests.assertNone(
                Models.all(Activity.class), task -> !(task instanceof SubProcess) && !hasSize(task, 100, 80));
        ModelConventionsTests.assertNone(Models.all(Event.class), event -> !hasSize(event, 36, 36));
        ModelConventionsTests.assertNone(Models.all(Gateway.class), gateway -> !hasSize(gateway, 50, 50));
    }

    @Test
    void shapesDoNotOverlap() {
        for (BpmnModelInstance model : Models.processes()) {
            List<Box> boxes = solid(model);
            for (Box one : boxes) {
                assertThat(boxes)
                        .as(Models.place(Objects.requireNonNull(one.node())))
                        .noneMatch(other -> other != one && one.overlaps(other));
            }
        }
    }

    @Test
    void flowsAreOrthogonal() {
        ModelConventionsTests.assertNone(
                Models.all(SequenceFlow.class), flow -> !isOrthogonal(Drawing.waypoints(flow)));
    }

    @Test
    void flowsRunThroughNoShape() {
        for (BpmnModelInstance model : Models.processes()) {
            List<Box> boxes = solid(model);
            for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
                List<Box> lines = lines(flow);
                assertThat(boxes)
                        .as(Models.place(flow))
                        .noneMatch(box -> lines.stream().anyMatch(box::overlaps) && isForeign(box.node(), flow));
            }
        }
    }

    @Test
    void externalLabelsHaveAPlace() {
        ModelConventionsTests.assertNone(
                Models.all(FlowNode.class),
                node -> !(node instanceof Activity)
                        && node.getName() != null
                        && Objects.requireNonNull(Drawing.shape(node).getBpmnLabel())
                                        .getBounds()
                                == null);
        ModelConventionsTests.assertNone(
                Models.all(SequenceFlow.class),
                flow -> flow.getName() != null && flow.getDiagramElement().getBpmnLabel() == null);
    }

    /** Nodes that take up room: a sub-process holds others, a boundary event sits on one. */
    private static List<Box> solid(BpmnModelInstance model) {
        return model.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> !(node instanceof SubProcess) && !(node instanceof BoundaryEvent))
                .map(Box::of)
                .toList();
    }

    /**
     * Where something is drawn, read once: the diagram is slow to tell.
     *
     * @param node null for a piece of a line
     */
    private record Box(@Nullable FlowNode node, double left, double top, double right, double bottom) {

        static Box of(FlowNode node) {
            var bounds = Drawing.bounds(node);
            return new Box(node, bounds.getX(), bounds.getY(), Drawing.right(node), Drawing.bottom(node));
        }

        boolean overlaps(Box other) {
            return left < other.right && right > other.left && top < other.bottom && bottom > other.top;
        }
    }

    private static boolean hasSize(FlowNode node, double width, double height) {
        return Drawing.bounds(node).getWidth() == width && Drawing.bounds(node).getHeight() == height;
    }

    private static boolean isForeign(@Nullable FlowNode node, SequenceFlow flow) {
        return !flow.getSource().equals(node) && !flow.getTarget().equals(node);
    }

    private static List<Box> lines(SequenceFlow flow) {
        List<Waypoint> points = Drawing.waypoints(flow);
        return IntStream.range(1, points.size())
                .mapToObj(i -> line(points.get(i - 1), points.get(i)))
                .toList();
    }

    private static Box line(Waypoint a, Waypoint b) {
        return new Box(
                null,
                Math.min(a.getX(), b.getX()),
                Math.min(a.getY(), b.getY()),
                Math.max(a.getX(), b.getX()),
                Math.max(a.getY(), b.getY()));
    }

    private static boolean isOrthogonal(List<Waypoint> points) {
        for (int i = 1; i < points.size(); i++) {
            double across = points.get(i).getX() - points.get(i - 1).getX();
            double down = points.get(i).getY() - points.get(i - 1).getY();
            if (across != 0 && down != 0) {
                return false;
            }
        }
        return points.size() > 1;
    }
}
