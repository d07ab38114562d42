package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
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
            List<FlowNode> nodes = solid(model);
            for (FlowNode one : nodes) {
                assertThat(nodes).as(Models.place(one)).noneMatch(other -> !other.equals(one) && overlap(one, other));
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
            for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
                assertThat(solid(model))
                        .as(Models.place(flow))
                        .noneMatch(node -> isForeign(node, flow) && crosses(flow, node));
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
    private static List<FlowNode> solid(BpmnModelInstance model) {
        return model.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> !(node instanceof SubProcess) && !(node instanceof BoundaryEvent))
                .toList();
    }

    private static boolean hasSize(FlowNode node, double width, double height) {
        return Drawing.bounds(node).getWidth() == width && Drawing.bounds(node).getHeight() == height;
    }

    private static boolean overlap(FlowNode one, FlowNode other) {
        return touches(
                Drawing.bounds(one).getX(), Drawing.bounds(one).getY(), Drawing.right(one), Drawing.bottom(one), other);
    }

    private static boolean isForeign(FlowNode node, SequenceFlow flow) {
        return !node.equals(flow.getSource()) && !node.equals(flow.getTarget());
    }

    private static boolean crosses(SequenceFlow flow, FlowNode node) {
        List<Waypoint> points = Drawing.waypoints(flow);
        for (int i = 1; i < points.size(); i++) {
            Waypoint a = points.get(i - 1);
            Waypoint b = points.get(i);
            if (touches(
                    Math.min(a.getX(), b.getX()),
                    Math.min(a.getY(), b.getY()),
                    Math.max(a.getX(), b.getX()),
                    Math.max(a.getY(), b.getY()),
                    node)) {
                return true;
            }
        }
        return false;
    }

    private static boolean touches(double left, double top, double right, double bottom, FlowNode node) {
        return left < Drawing.right(node)
                && right > Drawing.bounds(node).getX()
                && top < Drawing.bottom(node)
                && bottom > Drawing.bounds(node).getY();
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
