package dev.slipway.audit.drawing;

import dev.slipway.audit.drawing.DrawnModel.Box;
import dev.slipway.audit.drawing.DrawnModel.Shape;

/** Diamonds: a cross for one way of several, a plus for all, a ring for some, a pentagon for what happens first. */
final class GatewayDrawing {

    private GatewayDrawing() {}

    static void draw(SvgElement group, Shape shape) {
        Box box = shape.box();
        double x = box.x() + box.width() / 2;
        double y = box.y() + box.height() / 2;
        String half = SvgElement.number(box.width() / 2);
        String down = SvgElement.number(box.height() / 2);
        group.child("path")
                .set(
                        "d",
                        "M " + SvgElement.number(x) + "," + SvgElement.number(box.y()) + " l " + half + "," + down
                                + " l -" + half + "," + down + " l -" + half + ",-" + down + " z");
        String middle = "M " + SvgElement.number(x) + "," + SvgElement.number(y);
        SvgElement sign = group.child("g").set("stroke-width", 3).set("fill", "none");
        switch (shape.kind()) {
            case "parallelGateway" -> sign.child("path").set("d", middle + " m 0,-11 v 22 m -11,-11 h 22");
            case "inclusiveGateway" ->
                sign.child("circle").set("cx", x).set("cy", y).set("r", 10);
            case "eventBasedGateway" ->
                sign.child("path")
                        .set("d", middle + " m 0,-11 l 11,8 l -4,12 h -14 l -4,-12 z")
                        .set("stroke-width", 1.5);
            default -> sign.child("path").set("d", middle + " m -7,-9 l 14,18 m -14,0 l 14,-18");
        }
    }
}
