package dev.slipway.audit.drawing;

import dev.slipway.audit.drawing.DrawnModel.Box;
import dev.slipway.audit.drawing.DrawnModel.Shape;

/** Rounded boxes; a sign at the upper left tells who does it, a thick frame that another model does. */
final class ActivityDrawing {

    private ActivityDrawing() {}

    static void draw(SvgElement group, Shape shape) {
        Box box = shape.box();
        frame(group, box, 0);
        if (shape.kind().equals("callActivity")) {
            frame(group, box, 3).set("fill", "none");
        }
        SvgElement sign = group.child("g")
                .set("stroke-width", 1.2)
                .set("fill", "none")
                .set(
                        "transform",
                        "translate(" + SvgElement.number(box.x() + 6) + "," + SvgElement.number(box.y() + 6) + ")");
        sign(sign, shape.kind());
        if (shape.parallel()) {
            group.child("path")
                    .set(
                            "d",
                            "M " + SvgElement.number(box.x() + box.width() / 2 - 5) + ","
                                    + SvgElement.number(box.bottom() - 14) + " v 10 m 5,-10 v 10 m 5,-10 v 10");
        }
    }

    private static SvgElement frame(SvgElement group, Box box, double inset) {
        return group.child("rect")
                .set("x", box.x() + inset)
                .set("y", box.y() + inset)
                .set("width", box.width() - 2 * inset)
                .set("height", box.height() - 2 * inset)
                .set("rx", 10 - inset);
    }

    private static void sign(SvgElement sign, String kind) {
        switch (kind) {
            case "userTask" -> {
                sign.child("circle").set("cx", 6).set("cy", 3.5).set("r", 3);
                sign.child("path").set("d", "M 0,13 c 0,-8 12,-8 12,0 z");
            }
            case "serviceTask" -> {
                sign.child("circle")
                        .set("cx", 6)
                        .set("cy", 6.5)
                        .set("r", 4.5)
                        .set("stroke-dasharray", "2.4 1.2")
                        .set("stroke-width", 2.4);
                sign.child("circle").set("cx", 6).set("cy", 6.5).set("r", 1.8);
            }
            case "businessRuleTask" ->
                sign.child("path").set("d", "M 0,0 h 14 v 11 h -14 z M 0,3.5 h 14 M 0,7.3 h 14 M 4.5,3.5 v 7.5");
            case "sendTask" -> sign.child("path").set("d", "M 0,1 h 14 v 10 h -14 z l 7,5.5 l 7,-5.5");
            default -> {
                // tasks of no kind, sub-processes and calls have no sign
            }
        }
    }
}
