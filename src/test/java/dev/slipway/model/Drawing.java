package dev.slipway.model;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

/** Where nodes and flows stand in their diagram. */
final class Drawing {

    private Drawing() {}

    /** One straight piece of a flow, from its left or upper end to the other. */
    record Segment(SequenceFlow flow, double left, double top, double right, double bottom) {

        boolean isUpright() {
            return left == right && top < bottom;
        }

        boolean isLevel() {
            return top == bottom && left < right;
        }

        /** Both run through one point that is an end of neither. */
        boolean crosses(Segment other) {
            return isUpright() && other.isLevel()
                    ? other.left < left && left < other.right && top < other.top && other.top < bottom
                    : isLevel() && other.isUpright() && other.crosses(this);
        }

        /** Both run along the same line for a while. */
        boolean covers(Segment other) {
            return isUpright()
                            && other.isUpright()
                            && left == other.left
                            && overlap(top, bottom, other.top, other.bottom)
                    || isLevel()
                            && other.isLevel()
                            && top == other.top
                            && overlap(left, right, other.left, other.right);
        }

        private static boolean overlap(double from, double to, double otherFrom, double otherTo) {
            return Math.max(from, otherFrom) < Math.min(to, otherTo);
        }
    }

    static Stream<Segment> segments(SequenceFlow flow) {
        List<Waypoint> points = waypoints(flow);
        return IntStream.range(1, points.size()).mapToObj(i -> segment(flow, points.get(i - 1), points.get(i)));
    }

    static List<Waypoint> waypoints(SequenceFlow flow) {
        return List.copyOf(flow.getDiagramElement().getWaypoints());
    }

    static double left(FlowNode node) {
        return bounds(node).getX();
    }

    static double right(FlowNode node) {
        return left(node) + bounds(node).getWidth();
    }

    static double bottom(FlowNode node) {
        return bounds(node).getY() + bounds(node).getHeight();
    }

    /** The height of a node's middle. */
    static double row(FlowNode node) {
        return bounds(node).getY() + bounds(node).getHeight() / 2;
    }

    /** Whether a line at this height runs through the node. */
    static boolean stands(FlowNode node, double row) {
        return bounds(node).getY() < row && row < bottom(node);
    }

    static Bounds bounds(FlowNode node) {
        return shape(node).getBounds();
    }

    static BpmnShape shape(FlowNode node) {
        return (BpmnShape) node.getDiagramElement();
    }

    private static Segment segment(SequenceFlow flow, Waypoint a, Waypoint b) {
        return new Segment(
                flow,
                Math.min(a.getX(), b.getX()),
                Math.min(a.getY(), b.getY()),
                Math.max(a.getX(), b.getX()),
                Math.max(a.getY(), b.getY()));
    }
}
