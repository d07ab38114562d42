package dev.slipway.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One rule of a schema that a document breaks, in words that name the place, the rule, the value and the remedy. */
record SchemaBreach(Error error, JsonNode schema) {

    private static final String CORRECT = "Correct the value.";

    void tell(EvidenceReading reading) {
        String path = isChoice() ? "" : path();
        if (reading.refused(path)) {
            return;
        }
        if (isChoice()) {
            reading.refuse(
                    "DOCUMENT_REFUSED",
                    path,
                    "must be " + schema.path("description").asText() + "; found neither.",
                    "Hand in the document in one of these forms.");
            return;
        }
        switch (error.getKeyword()) {
            case "required" -> reading.refuse("FIELD_MISSING", path, "is required and missing.", "Add it.");
            case "additionalProperties" ->
                reading.refuse(
                        "FIELD_UNKNOWN", path, "is not a field of this document.", "Remove it or correct its name.");
            default -> reading.refuseValue(path, rule(), found(), CORRECT);
        }
    }

    /** Where a schema offers several forms, what each of them misses says little. */
    private boolean isChoice() {
        return error.getEvaluationPath().getNameCount() > 0
                && error.getEvaluationPath().getName(0).equals("anyOf");
    }

    private String path() {
        String path = path(error.getInstanceLocation());
        String field = error.getProperty();
        return field == null ? path : path.isEmpty() ? field : path + "." + field;
    }

    private static String path(NodePath place) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < place.getNameCount(); i++) {
            Object step = place.getElement(i);
            String name = String.valueOf(step);
            path.append(step instanceof Integer ? "[" + name + "]" : path.isEmpty() ? name : "." + name);
        }
        return path.toString();
    }

    private String rule() {
        JsonNode limit = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "type" -> type(limit.asText());
            case "enum" -> "one of " + words(limit);
            case "const" -> limit.asText();
            case "minItems" -> "a list of at least " + limit.asText() + (limit.asInt() == 1 ? " item" : " items");
            case "maxItems" -> "a list of at most " + limit.asText() + " items";
            case "maxProperties" -> "an object of at most " + limit.asText() + " fields";
            case "minLength", "maxLength" -> "text of 1 to " + longest() + " characters";
            case "maximum" -> "at most " + limit.asText();
            case "minimum" -> "at least " + limit.asText();
            case "format" -> limit.asText().equals("date") ? "a date such as 2026-03-01" : timeRule();
            default -> described();
        };
    }

    private String longest() {
        return place().path("maxLength").asText("2000");
    }

    private static String timeRule() {
        return "a time with its offset such as 2026-03-01T08:00:00Z";
    }

    private static String type(String type) {
        return switch (type) {
            case "string" -> "text";
            case "number" -> "a finite number";
            case "integer" -> "a whole number";
            case "boolean" -> "true or false";
            case "array" -> "a list";
            default -> "an object with named fields";
        };
    }

    private static String words(JsonNode words) {
        return StreamSupport.stream(words.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }

    /** What the schema says about the place in words. */
    private String described() {
        String words = place().path("description").asText();
        return words.isEmpty() ? "what the schema says: " + error.getMessage() : words;
    }

    /** The part of the schema that holds the broken rule. */
    private JsonNode place() {
        NodePath rule = error.getSchemaLocation().getFragment();
        JsonNode place = schema;
        for (int i = 0; i < rule.getNameCount() - 1; i++) {
            place = rule.getElement(i) instanceof Integer index ? place.path(index) : place.path(rule.getName(i));
        }
        return place;
    }

    private String found() {
        JsonNode node = error.getInstanceNode();
        if (node == null || node.isNull()) {
            return "nothing";
        }
        String kind = node.getNodeType().name().toLowerCase(Locale.ROOT);
        return node.isContainerNode() ? kind + " of " + node.size() : kind + " " + node.asText();
    }
}
