package dev.slipway.process.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a deployed {@code .form}; what the guard could not check, it does not accept. */
final class FormReader {

    static final Map<String, FieldKind> INPUTS = Map.ofEntries(
            Map.entry("textfield", FieldKind.TEXT),
            Map.entry("textarea", FieldKind.TEXT),
            Map.entry("number", FieldKind.NUMBER),
            Map.entry("checkbox", FieldKind.FLAG),
            Map.entry("radio", FieldKind.CHOICE),
            Map.entry("select", FieldKind.CHOICE),
            Map.entry("checklist", FieldKind.CHOICES),
            Map.entry("taglist", FieldKind.CHOICES),
            Map.entry("datetime", FieldKind.MOMENT));

    /** Components that show something and send nothing. */
    static final Set<String> SHOWN = Set.of("text", "separator", "spacer", "image", "table", "button", "group", "html");

    private final List<FormField> fields = new ArrayList<>();

    private FormReader() {}

    static FormSchema read(InputStream json) {
        try {
            return of(Json.read(json));
        } catch (IOException e) {
            throw uncheckable("it is no JSON form");
        }
    }

    static FormSchema of(JsonNode form) {
        FormReader reader = new FormReader();
        reader.readAll(form.path("components"), List.of());
        return new FormSchema(reader.fields);
    }

    private void readAll(JsonNode components, List<String> hiddenWhen) {
        for (JsonNode component : components) {
            String type = component.path("type").asText();
            List<String> conditions = with(component.path("conditional").path("hide"), hiddenWhen);
            FieldKind kind = INPUTS.get(type);
            if (kind != null) {
                add(field(component, kind, conditions));
            } else if (!SHOWN.contains(type) || component.hasNonNull("path")) {
                throw uncheckable("component '" + component.path("id").asText() + "' of type '" + type + "'");
            }
            readAll(component.path("components"), conditions);
        }
    }

    private void add(FormField field) {
        if (fields.stream().anyMatch(other -> other.key().equals(field.key()))) {
            throw uncheckable("two fields with the key '" + field.key() + "'");
        }
        fields.add(field);
    }

    private static FormField field(JsonNode component, FieldKind kind, List<String> conditions) {
        String key = component.path("key").asText();
        if (key.isEmpty() || key.contains(".")) {
            throw uncheckable("the field key '" + key + "'");
        }
        String label = label(component);
        return new FormField(
                key,
                label.isEmpty() || label.startsWith("=") || label.contains("{{") ? key : label,
                kind,
                flag(component.path("validate").path("required")),
                flag(component.path("disabled")) || !isOff(component.path("readonly")),
                conditions,
                ValueRules.of(component, kind));
    }

    /** Date fields are labelled by their parts. */
    static String label(JsonNode component) {
        String date =
                component.path("dateLabel").asText(component.path("timeLabel").asText());
        return component.path("label").asText(date).strip();
    }

    private static List<String> with(JsonNode hide, List<String> outer) {
        List<String> conditions = new ArrayList<>(outer);
        if (hide.isTextual() && !hide.textValue().isBlank()) {
            conditions.add(hide.textValue());
        }
        return conditions;
    }

    /** Read-only by an expression counts as read-only: the server does not follow the browser there. */
    private static boolean isOff(JsonNode node) {
        return node.isMissingNode() || node.isNull() || (node.isBoolean() && !node.booleanValue());
    }

    private static boolean flag(JsonNode node) {
        if (!node.isMissingNode() && !node.isNull() && !node.isBoolean()) {
            throw uncheckable("'" + Quoted.of(node) + "' where true or false belongs");
        }
        return node.asBoolean();
    }

    static Refusal uncheckable(String found) {
        return Refusal.badRequest("The deployed form cannot be checked by the server: it has " + found
                + ". Ask the process owner to correct the form; nothing was changed.");
    }
}
