package dev.slipway.audit.drawing;

import dev.slipway.audit.drawing.DrawnModel.Arrow;
import dev.slipway.audit.drawing.DrawnModel.Point;
import java.util.List;
import java.util.stream.Collectors;

/** A sequence flow: its line, its head, and the stroke through its beginning when it is the default. */
final class ArrowDrawing {

    private static final double HEAD = 10;
    private static final double HALF_HEAD = 4.5;

    private ArrowDrawing() {}

    static void draw(SvgElement svg, Arrow arrow, String colour, double width) {
        List<Point> points = arrow.points();
        svg.child("polyline")
                .set("points", points(points))
                .set("fill", "none")
                .set("stroke", colour)
                .set("stroke-width", width)
                .set("stroke-linejoin", "round");
        head(svg, points.get(points.size() - 2), points.get(points.size() - 1), colour);
        if (arrow.byDefault()) {
            stroke(svg, points.get(0), points.get(1), colour);
        }
    }

    private static void head(SvgElement svg, Point from, Point to, String colour) {
        Point back = along(to, from, HEAD);
        double dx = (to.y() - back.y()) / HEAD * HALF_HEAD;
        double dy = (back.x() - to.x()) / HEAD * HALF_HEAD;
        svg.child("polygon")
                .set(
                        "points",
                        points(List.of(
                                to, new Point(back.x() + dx, back.y() + dy), new Point(back.x() - dx, back.y() - dy))))
                .set("fill", colour);
    }

    private static void stroke(SvgElement svg, Point from, Point to, String colour) {
        Point near = along(from, to, 8);
        Point far = along(from, to, 14);
        double dx = (far.y() - near.y()) * 0.9;
        double dy = (near.x() - far.x()) * 0.9;
        svg.child("line")
                .set("x1", near.x() + dx)
                .set("y1", near.y() + dy)
                .set("x2", far.x() - dx)
                .set("y2", far.y() - dy)
                .set("stroke", colour)
                .set("stroke-width", 1.5);
    }

    /** So far from the first point in the direction of the second. */
    private static Point along(Point from, Point to, double length) {
        double distance = Math.hypot(to.x() - from.x(), to.y() - from.y());
        if (distance == 0) {
            return from;
        }
        return new Point(
                from.x() + (to.x() - from.x()) * length / distance, from.y() + (to.y() - from.y()) * length / distance);
    }

    private static String points(List<Point> points) {
        return points.stream()
                .map(point -> SvgElement.number(point.x()) + "," + SvgElement.number(point.y()))
                .collect(Collectors.joining(" "));
    }
}
