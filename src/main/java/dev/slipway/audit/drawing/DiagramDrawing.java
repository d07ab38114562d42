package dev.slipway.audit.drawing;

import dev.slipway.audit.drawing.DrawnModel.Arrow;
import dev.slipway.audit.drawing.DrawnModel.Box;
import dev.slipway.audit.drawing.DrawnModel.Point;
import dev.slipway.audit.drawing.DrawnModel.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Draws a BPMN model as SVG, with the path that was walked. Colour never stands alone: what was walked has thick lines
 * and the number of times, and a token is a filled disc.
 */
public final class DiagramDrawing {

    private static final String INK = "#4a555d";
    private static final String PAPER = "#ffffff";
    private static final String WALKED = "#0b5c6b";
    private static final String WALKED_SOFT = "#e2f0f2";
    private static final String TOKEN = "#7a4b00";
    private static final double MARGIN = 20;
    private static final double NAME_SIZE = 11.5;
    private static final double LABEL_SIZE = 11;
    private static final double LABEL_WIDTH = 96;

    private final DrawnModel model;
    private final Walk walk;

    private DiagramDrawing(DrawnModel model, Walk walk) {
        this.model = model;
        this.walk = walk;
    }

    /**
     * What was walked of the model.
     *
     * @param times how often each element was reached, by its id
     * @param waiting how many tokens stand there, by its id
     * @param flows ids of the sequence flows that were taken
     */
    public record Walk(Map<String, Integer> times, Map<String, Integer> waiting, Set<String> flows) {

        /** The model alone. */
        public static Walk none() {
            return new Walk(Map.of(), Map.of(), Set.of());
        }
    }

    /**
     * One picture, a whole document of SVG 1.1 that refers to nothing outside.
     *
     * @param xml the model
     * @throws IllegalArgumentException when it is no BPMN model with a diagram
     */
    public static String svg(String xml, Walk walk) {
        return picture(xml, walk).toString();
    }

    static SvgElement picture(String xml, Walk walk) {
        return new DiagramDrawing(DrawnModel.read(xml), walk).picture();
    }

    private SvgElement picture() {
        Box extent = extent();
        SvgElement svg = new SvgElement("svg")
                .set("xmlns", "http://www.w3.org/2000/svg")
                .set("viewBox", viewBox(extent))
                .set("width", extent.width())
                .set("height", extent.height())
                .set("role", "img")
                .set("font-family", "Helvetica, Arial, sans-serif");
        svg.child("title").text(model.name());
        svg.child("desc").text(description());
        svg.child("rect")
                .set("x", extent.x())
                .set("y", extent.y())
                .set("width", extent.width())
                .set("height", extent.height())
                .set("fill", PAPER);
        model.shapes().stream().filter(DiagramDrawing::holdsOthers).forEach(shape -> draw(svg, shape));
        model.arrows().forEach(arrow -> draw(svg, arrow));
        model.shapes().stream().filter(shape -> !holdsOthers(shape)).forEach(shape -> draw(svg, shape));
        model.shapes().forEach(shape -> drawMarks(svg, shape));
        return svg;
    }

    /** For those who do not see the picture. */
    private String description() {
        if (walk.times().isEmpty()) {
            return "The model; nothing of it was walked.";
        }
        return "Walked: "
                + model.shapes().stream()
                        .filter(shape -> walk.times().containsKey(shape.id())
                                && !shape.name().isBlank())
                        .map(shape -> shape.name() + " (" + walk.times().get(shape.id()) + ")")
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static boolean holdsOthers(Shape shape) {
        return shape.kind().equals("subProcess")
                || shape.kind().equals("participant")
                || shape.kind().equals("lane");
    }

    private Box extent() {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = 0;
        double bottom = 0;
        for (Shape shape : model.shapes()) {
            Box label = shape.label() == null ? shape.box() : shape.label();
            left = Math.min(left, Math.min(shape.box().x(), label.x()));
            top = Math.min(top, Math.min(shape.box().y(), label.y()));
            right = Math.max(right, Math.max(shape.box().right(), label.right()));
            bottom = Math.max(bottom, Math.max(shape.box().bottom(), label.bottom() + LABEL_SIZE));
        }
        for (Arrow arrow : model.arrows()) {
            for (Point point : arrow.points()) {
                left = Math.min(left, point.x());
                top = Math.min(top, point.y());
                right = Math.max(right, point.x());
                bottom = Math.max(bottom, point.y());
            }
        }
        if (right == 0) {
            throw new IllegalArgumentException("The model has no diagram.");
        }
        return new Box(left - MARGIN, top - MARGIN, right - left + 2 * MARGIN, bottom - top + 2 * MARGIN);
    }

    private static String viewBox(Box box) {
        return List.of(box.x(), box.y(), box.width(), box.height()).stream()
                .map(SvgElement::number)
                .collect(Collectors.joining(" "));
    }

    private void draw(SvgElement svg, Shape shape) {
        boolean walked = walk.times().containsKey(shape.id());
        SvgElement group = svg.child("g")
                .set("stroke", walked ? WALKED : INK)
                .set("stroke-width", walked ? 2.5 : 1.2)
                .set("fill", walked ? WALKED_SOFT : PAPER);
        if (shape.kind().endsWith("Event")) {
            EventDrawing.draw(group, shape);
            below(svg, shape);
        } else if (shape.kind().endsWith("Gateway")) {
            GatewayDrawing.draw(group, shape);
            below(svg, shape);
        } else {
            ActivityDrawing.draw(group, shape);
            inside(svg, shape);
        }
    }

    private static void inside(SvgElement svg, Shape shape) {
        Box box = shape.box();
        WrappedText name = new WrappedText(shape.name(), NAME_SIZE, box.width() - 12);
        double top = holdsOthers(shape) ? box.y() + 6 : box.y() + (box.height() - name.height()) / 2;
        name.draw(svg, box.x() + box.width() / 2, top, INK);
    }

    private static void below(SvgElement svg, Shape shape) {
        Box label = shape.label() == null
                ? new Box(
                        shape.box().x() + shape.box().width() / 2 - LABEL_WIDTH / 2,
                        shape.box().bottom() + 4,
                        LABEL_WIDTH,
                        0)
                : shape.label();
        label(svg, shape.name(), label);
    }

    private static void label(SvgElement svg, String name, Box label) {
        new WrappedText(name, LABEL_SIZE, Math.max(label.width(), LABEL_WIDTH))
                .draw(svg, label.x() + label.width() / 2, label.y(), INK);
    }

    private void draw(SvgElement svg, Arrow arrow) {
        if (arrow.points().size() < 2) {
            return;
        }
        boolean walked = walk.flows().contains(arrow.id());
        ArrowDrawing.draw(svg, arrow, walked ? WALKED : INK, walked ? 2.8 : 1.2);
        if (!arrow.name().isBlank() && arrow.label() != null) {
            label(svg, arrow.name(), arrow.label());
        }
    }

    /** How often it was reached stands at the upper right, tokens at the upper left. */
    private void drawMarks(SvgElement svg, Shape shape) {
        Integer times = walk.times().get(shape.id());
        if (times != null) {
            mark(svg, shape.box().right() - 12, shape.box().y(), WALKED, "×" + times);
        }
        Integer waiting = walk.waiting().getOrDefault(shape.id(), 0);
        if (waiting > 0) {
            mark(svg, shape.box().x() + 12, shape.box().y(), TOKEN, "● " + waiting);
        }
    }

    private static void mark(SvgElement svg, double x, double y, String colour, String text) {
        double width = 10 + 6.5 * text.length();
        svg.child("rect")
                .set("x", x - width / 2)
                .set("y", y - 8)
                .set("width", width)
                .set("height", 16)
                .set("rx", 8)
                .set("fill", colour);
        svg.child("text")
                .set("x", x)
                .set("y", y + 4)
                .set("font-size", 11)
                .set("font-weight", "bold")
                .set("text-anchor", "middle")
                .set("fill", PAPER)
                .text(text);
    }
}
