package dev.slipway.audit.drawing;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;

/** Puts the same pictures on pages of their own, across the paper, with the font that the document brings along. */
public final class DiagramPaper {

    private static final float MARGIN = 36;
    private static final float TITLE_SIZE = 12;
    private static final PDRectangle ACROSS = new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());

    private final PDDocument document;
    private final PDFont font;

    /** @param ttf a font that has what is written on diagrams; it becomes part of the document */
    public DiagramPaper(PDDocument document, InputStream ttf) throws IOException {
        this.document = document;
        this.font = PDType0Font.load(document, ttf);
    }

    /** Adds a page with one model. */
    public void add(String title, String xml, DiagramDrawing.Walk walk) throws IOException {
        SvgElement picture = DiagramDrawing.picture(xml, walk);
        String[] box = picture.get("viewBox").split(" ");
        PDPage page = new PDPage(ACROSS);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            write(content, title, MARGIN, ACROSS.getHeight() - MARGIN);
            float top = ACROSS.getHeight() - MARGIN - 2 * TITLE_SIZE;
            double scale = Math.min(
                    0.75,
                    Math.min(
                            (ACROSS.getWidth() - 2 * MARGIN) / Double.parseDouble(box[2]),
                            (top - MARGIN) / Double.parseDouble(box[3])));
            content.transform(new Matrix(
                    (float) scale, 0, 0, (float) -scale, (float) (MARGIN - Double.parseDouble(box[0]) * scale), (float)
                            (top + Double.parseDouble(box[1]) * scale)));
            draw(content, picture, new Style("", 1, "", 0, 0));
        }
    }

    private void write(PDPageContentStream content, String text, float x, float y) throws IOException {
        content.beginText();
        content.setFont(font, TITLE_SIZE);
        content.newLineAtOffset(x, y);
        content.showText(known(text));
        content.endText();
    }

    /** What an element has from those around it. */
    private record Style(String stroke, double width, String fill, double dx, double dy) {

        Style of(SvgElement element) {
            String shift = element.get("transform");
            double x = 0;
            double y = 0;
            if (!shift.isEmpty()) {
                String[] by = shift.substring("translate(".length(), shift.length() - 1)
                        .split(",");
                x = Double.parseDouble(by[0]);
                y = Double.parseDouble(by[1]);
            }
            return new Style(
                    element.get("stroke").isEmpty() ? stroke : element.get("stroke"),
                    element.get("stroke-width").isEmpty() ? width : element.number("stroke-width"),
                    element.get("fill").isEmpty() ? fill : element.get("fill"),
                    dx + x,
                    dy + y);
        }

        boolean strokes() {
            return stroke.startsWith("#");
        }

        boolean fills() {
            return fill.startsWith("#");
        }
    }

    private void draw(PDPageContentStream content, SvgElement element, Style around) throws IOException {
        Style style = around.of(element);
        if (element.name().equals("text")) {
            text(content, element, style);
            return;
        }
        if (PaperPath.trace(element, style.dx(), style.dy(), content)) {
            paint(content, style);
        }
        for (SvgElement child : element.children()) {
            draw(content, child, style);
        }
    }

    private static void paint(PDPageContentStream content, Style style) throws IOException {
        if (style.fills()) {
            content.setNonStrokingColor(Color.decode(style.fill()));
        }
        if (style.strokes()) {
            content.setStrokingColor(Color.decode(style.stroke()));
            content.setLineWidth((float) style.width());
        }
        if (style.fills() && style.strokes()) {
            content.fillAndStroke();
        } else if (style.fills()) {
            content.fill();
        } else {
            content.stroke();
        }
    }

    /** Centred, as every text of a diagram is. */
    private void text(PDPageContentStream content, SvgElement element, Style style) throws IOException {
        float size = (float) element.number("font-size");
        content.setNonStrokingColor(Color.decode(style.fill()));
        List<SvgElement> lines = new ArrayList<>(element.children());
        if (lines.isEmpty()) {
            lines.add(element);
        }
        for (SvgElement line : lines) {
            String words = known(line.text());
            float width = font.getStringWidth(words) / 1000 * size;
            content.beginText();
            content.setFont(font, size);
            content.setTextMatrix(
                    new Matrix(1, 0, 0, -1, (float) (line.number("x") - width / 2), (float) line.number("y")));
            content.showText(words);
            content.endText();
        }
    }

    /** Letters that the font does not have become question marks. */
    private String known(String text) {
        StringBuilder known = new StringBuilder();
        text.codePoints().forEach(letter -> known.append(has(letter) ? Character.toString(letter) : "?"));
        return known.toString();
    }

    private boolean has(int letter) {
        try {
            font.encode(Character.toString(letter));
            return true;
        } catch (IllegalArgumentException | IOException unknown) {
            return false;
        }
    }
}
