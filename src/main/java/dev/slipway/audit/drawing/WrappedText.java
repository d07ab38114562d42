package dev.slipway.audit.drawing;

import java.util.ArrayList;
import java.util.List;

/** A name in several lines, so that it fits where it stands; what a letter takes is estimated. */
final class WrappedText {

    private static final double LETTER = 0.53;
    private static final double LINE = 1.2;

    private final double size;
    private final List<String> lines = new ArrayList<>();

    /**
     * @param size of the letters in pixels
     * @param width that there is
     */
    WrappedText(String text, double size, double width) {
        this.size = size;
        int most = Math.max(4, (int) (width / (size * LETTER)));
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > most) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
    }

    double height() {
        return lines.size() * size * LINE;
    }

    /** Centred on x; the first line begins at the top. */
    void draw(SvgElement parent, double x, double top, String colour) {
        SvgElement text = parent.child("text")
                .set("font-size", size)
                .set("text-anchor", "middle")
                .set("fill", colour);
        double baseline = top + size;
        for (String line : lines) {
            text.child("tspan").set("x", x).set("y", baseline).text(line);
            baseline += size * LINE;
        }
    }
}
