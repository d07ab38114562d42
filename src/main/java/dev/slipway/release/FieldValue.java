package dev.slipway.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/** One value of a document at its place: given out in the wanted type, or refused with the reason. */
record FieldValue(String path, JsonNode node, EvidenceReading reading) {

    private static final int MAX_TEXT = 2000;

    Optional<String> text() {
        if (!node.isTextual()) {
            return refused("text");
        }
        String text = node.asText().strip();
        boolean held =
                !text.isEmpty() && text.length() <= MAX_TEXT && text.chars().noneMatch(FieldValue::control);
        return held
                ? Optional.of(text)
                : refused("text of 1 to " + MAX_TEXT + " characters without control characters");
    }

    Optional<Double> number() {
        boolean finite = node.isNumber() && Double.isFinite(node.asDouble());
        return finite ? Optional.of(node.asDouble()) : refused("a finite number");
    }

    Optional<Boolean> truth() {
        return node.isBoolean() ? Optional.of(node.asBoolean()) : refused("true or false");
    }

    Optional<Section> section() {
        return node instanceof ObjectNode object
                ? Optional.of(new Section(object, path, reading))
                : refused("an object with named fields");
    }

    Optional<JsonNode> list(int max) {
        return node.isArray() && node.size() <= max
                ? Optional.of(node)
                : refused("a list of at most " + max + " items");
    }

    private <T> Optional<T> refused(String rule) {
        String remedy =
                node.isNumber() || node.isBoolean() ? "Put the value in quotes if it is text." : "Correct the value.";
        reading.refuseValue(path, rule, found(), remedy);
        return Optional.empty();
    }

    private String found() {
        String kind = node.getNodeType().name().toLowerCase(Locale.ROOT);
        return node.isContainerNode() ? kind + " of " + node.size() : kind + " " + node.asText();
    }

    private static boolean control(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r';
    }
}
