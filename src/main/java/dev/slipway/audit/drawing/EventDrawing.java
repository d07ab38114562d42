package dev.slipway.audit.drawing;

import dev.slipway.audit.drawing.DrawnModel.Box;
import dev.slipway.audit.drawing.DrawnModel.Shape;

/** Circles: thin for what begins, double in between, thick for what ends; inside is what it waits for or says. */
final class EventDrawing {

    private EventDrawing() {}

    static void draw(SvgElement group, Shape shape) {
        Box box = shape.box();
        double x = box.x() + box.width() / 2;
        double y = box.y() + box.height() / 2;
        double radius = box.width() / 2;
        circle(group, x, y, radius);
        if (shape.kind().equals("endEvent")) {
            circle(group, x, y, radius).set("fill", "none").set("stroke-width", 4);
        } else if (!shape.kind().equals("startEvent")) {
            circle(group, x, y, radius - 3.5).set("fill", "none").set("stroke-width", 1.2);
        }
        sign(group.child("g").set("stroke-width", 1.2).set("fill", "none"), shape.event(), x, y);
    }

    private static SvgElement circle(SvgElement parent, double x, double y, double radius) {
        return parent.child("circle").set("cx", x).set("cy", y).set("r", radius);
    }

    private static void sign(SvgElement group, String event, double x, double y) {
        switch (event) {
            case "timerEventDefinition" -> {
                circle(group, x, y, 9);
                path(group, x, y, "m 0,-6 v 6 l 4,2");
            }
            case "messageEventDefinition" -> path(group, x, y, "m -8,-5.5 h 16 v 11 h -16 z l 8,6 l 8,-6");
            case "errorEventDefinition" -> path(group, x, y, "m -8,7 l 4,-13 l 6,8 l 6,-9 l -4,13 l -6,-8 z");
            case "escalationEventDefinition" -> path(group, x, y, "m -6,7 l 6,-15 l 6,15 l -6,-6 z");
            case "signalEventDefinition" -> path(group, x, y, "m -8,6 l 8,-14 l 8,14 z");
            case "conditionalEventDefinition" ->
                path(group, x, y, "m -6,-8 h 12 v 16 h -12 z m 2,4 h 8 m -8,4 h 8 m -8,4 h 8");
            case "terminateEventDefinition" -> circle(group, x, y, 9).set("fill", "#4a555d");
            default -> {
                // nothing stands in a plain event
            }
        }
    }

    private static void path(SvgElement group, double x, double y, String steps) {
        group.child("path").set("d", "M " + SvgElement.number(x) + "," + SvgElement.number(y) + " " + steps);
    }
}
