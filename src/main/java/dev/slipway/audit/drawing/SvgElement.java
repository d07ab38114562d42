package dev.slipway.audit.drawing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An element of SVG under way; whatever is put into it is text and stays that. */
final class SvgElement {

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<SvgElement> children = new ArrayList<>();
    private String text = "";

    SvgElement(String name) {
        this.name = name;
    }

    SvgElement set(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    SvgElement set(String attribute, double value) {
        return set(attribute, number(value));
    }

    SvgElement text(String content) {
        this.text = content;
        return this;
    }

    SvgElement add(SvgElement child) {
        children.add(child);
        return this;
    }

    /** A child of that name, to be filled. */
    SvgElement child(String childName) {
        SvgElement child = new SvgElement(childName);
        children.add(child);
        return child;
    }

    String name() {
        return name;
    }

    /** Empty where it is not set. */
    String get(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    double number(String attribute) {
        String value = get(attribute);
        return value.isEmpty() ? 0 : Double.parseDouble(value);
    }

    List<SvgElement> children() {
        return List.copyOf(children);
    }

    String text() {
        return text;
    }

    /** At most two decimals, and none where there are none. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceAll("\\.?0+$", "");
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        write(out);
        return out.toString();
    }

    private void write(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((attribute, value) -> out.append(' ')
                .append(attribute)
                .append("=\"")
                .append(escaped(value))
                .append('"'));
        if (children.isEmpty() && text.isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>').append(escaped(text));
        children.forEach(child -> child.write(out));
        out.append("</").append(name).append('>');
    }

    private static String escaped(String value) {
        StringBuilder out = new StringBuilder();
        value.codePoints().filter(SvgElement::allowed).forEach(letter -> {
            switch (letter) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(letter);
            }
        });
        return out.toString();
    }

    /** XML 1.0 section 2.2; other characters cannot stand in a document at all. */
    private static boolean allowed(int letter) {
        return letter == '\t'
                || letter == '\n'
                || letter >= ' ' && letter <= 0xd7ff
                || letter >= 0xe000 && letter <= 0xfffd
                || letter >= 0x10000;
    }
}
