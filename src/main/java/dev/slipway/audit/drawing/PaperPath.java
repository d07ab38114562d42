package dev.slipway.audit.drawing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** Traces the outline of a shape of a diagram on paper; the steps of a path are those that the drawings use. */
final class PaperPath {

    /** How far the handles of a curve stand off so that it becomes a quarter of a circle. */
    private static final double CIRCLE = 0.5522847498;

    private static final Pattern STEP = Pattern.compile("([MmlhvzcC])([^MmlhvzcC]*)");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]*\\.?[0-9]+");

    private final PDPageContentStream content;
    private double x;
    private double y;
    private double beginX;
    private double beginY;

    private PaperPath(PDPageContentStream content, double dx, double dy) {
        this.content = content;
        this.x = dx;
        this.y = dy;
    }

    /** @return false for an element that has no outline */
    static boolean trace(SvgElement element, double dx, double dy, PDPageContentStream content) throws IOException {
        PaperPath path = new PaperPath(content, dx, dy);
        switch (element.name()) {
            case "rect" ->
                path.rounded(
                        element.number("x") + dx,
                        element.number("y") + dy,
                        element.number("width"),
                        element.number("height"),
                        element.number("rx"));
            case "circle" -> {
                double radius = element.number("r");
                path.rounded(
                        element.number("cx") + dx - radius,
                        element.number("cy") + dy - radius,
                        2 * radius,
                        2 * radius,
                        radius);
            }
            case "line" -> {
                content.moveTo((float) (element.number("x1") + dx), (float) (element.number("y1") + dy));
                content.lineTo((float) (element.number("x2") + dx), (float) (element.number("y2") + dy));
            }
            case "polyline" -> path.lines(numbers(element.get("points")), false);
            case "polygon" -> path.lines(numbers(element.get("points")), true);
            case "path" -> path.steps(element.get("d"));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void rounded(double left, double top, double width, double height, double radius) throws IOException {
        double handle = radius * (1 - CIRCLE);
        double right = left + width;
        double bottom = top + height;
        content.moveTo((float) (left + radius), (float) top);
        line(right - radius, top);
        curve(right - handle, top, right, top + handle, right, top + radius);
        line(right, bottom - radius);
        curve(right, bottom - handle, right - handle, bottom, right - radius, bottom);
        line(left + radius, bottom);
        curve(left + handle, bottom, left, bottom - handle, left, bottom - radius);
        line(left, top + radius);
        curve(left, top + handle, left + handle, top, left + radius, top);
        content.closePath();
    }

    private void lines(List<Double> points, boolean closed) throws IOException {
        content.moveTo(points.get(0).floatValue(), points.get(1).floatValue());
        for (int i = 2; i < points.size(); i += 2) {
            line(points.get(i), points.get(i + 1));
        }
        if (closed) {
            content.closePath();
        }
    }

    private void steps(String description) throws IOException {
        double originX = x;
        double originY = y;
        Matcher step = STEP.matcher(description);
        while (step.find()) {
            List<Double> by = numbers(step.group(2));
            switch (step.group(1)) {
                case "M" -> move(originX + by.get(0), originY + by.get(1));
                case "m" -> move(x + by.get(0), y + by.get(1));
                case "l" -> {
                    for (int i = 0; i < by.size(); i += 2) {
                        go(x + by.get(i), y + by.get(i + 1));
                    }
                }
                case "h" -> go(x + by.get(0), y);
                case "v" -> go(x, y + by.get(0));
                case "c" -> {
                    curve(x + by.get(0), y + by.get(1), x + by.get(2), y + by.get(3), x + by.get(4), y + by.get(5));
                    x += by.get(4);
                    y += by.get(5);
                }
                default -> {
                    content.closePath();
                    x = beginX;
                    y = beginY;
                    content.moveTo((float) x, (float) y);
                }
            }
        }
    }

    private void move(double toX, double toY) throws IOException {
        x = toX;
        y = toY;
        beginX = toX;
        beginY = toY;
        content.moveTo((float) x, (float) y);
    }

    private void go(double toX, double toY) throws IOException {
        x = toX;
        y = toY;
        line(x, y);
    }

    private void line(double toX, double toY) throws IOException {
        content.lineTo((float) toX, (float) toY);
    }

    private void curve(double x1, double y1, double x2, double y2, double toX, double toY) throws IOException {
        content.curveTo((float) x1, (float) y1, (float) x2, (float) y2, (float) toX, (float) toY);
    }

    private static List<Double> numbers(String text) {
        List<Double> numbers = new ArrayList<>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            numbers.add(Double.parseDouble(number.group()));
        }
        return numbers;
    }
}
