package dev.slipway.process.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.process.guard.Feel;
import dev.slipway.process.history.SeenForm.Option;
import dev.slipway.process.history.SeenForm.Piece;
import dev.slipway.process.history.SeenForm.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws a deployed {@code .form} with the values that it was shown with and the answers that were sent. */
final class FormDrawing {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> CHOICES = Set.of("radio", "select", "checklist", "taglist");

    /** What stands on a form for its looks alone. */
    private static final Set<String> LOOKS = Set.of("separator", "spacer", "image", "button");

    private final Map<String, @Nullable Object> values;

    private FormDrawing(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /**
     * Draws it.
     *
     * @param values what the form's variables held, overlaid with the answers
     * @param complete whether nothing that the form draws on was lost
     */
    static SeenForm of(String form, Map<String, @Nullable Object> values, boolean complete) {
        JsonNode schema = read(form);
        return new SeenForm(
                schema.path("id").asText(), new FormDrawing(values).pieces(schema.path("components")), complete);
    }

    private static JsonNode read(String form) {
        try {
            return JSON.readTree(form);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A form must be JSON; found " + e.getOriginalMessage() + ".", e);
        }
    }

    private List<Piece> pieces(JsonNode components) {
        List<Piece> pieces = new ArrayList<>();
        for (JsonNode component : components) {
            if (!isHidden(component)) {
                add(component, pieces);
            }
        }
        return pieces;
    }

    private boolean isHidden(JsonNode component) {
        String condition = component.path("conditional").path("hide").asText();
        return !condition.isBlank() && Feel.holds(condition, values);
    }

    private void add(JsonNode component, List<Piece> pieces) {
        String type = component.path("type").asText();
        if (type.equals("text") || type.equals("html")) {
            String text =
                    component.path(type.equals("text") ? "text" : "content").asText();
            pieces.add(Piece.text(Markdown.blocks(filled(text))));
        } else if (component.hasNonNull("components")) {
            pieces.add(Piece.section(label(component), pieces(component.path("components"))));
        } else if (!LOOKS.contains(type)) {
            pieces.add(Piece.question(label(component), question(component, type)));
        }
    }

    /** Date fields are labelled by their parts. */
    private String label(JsonNode component) {
        String parts = component
                .path("dateLabel")
                .asText(component.path("timeLabel").asText(component.path("key").asText()));
        return filled(component.path("label").asText(parts)).strip();
    }

    private Question question(JsonNode component, String type) {
        String key = component.path("key").asText();
        Object value = values.get(key);
        List<Option> options = CHOICES.contains(type) ? options(component, chosen(value)) : List.of();
        return new Question(
                key,
                filled(component.path("description").asText()),
                options,
                answer(type, value, options),
                component.path("validate").path("required").asBoolean(),
                component.path("disabled").asBoolean()
                        || component.path("readonly").asBoolean());
    }

    private List<Option> options(JsonNode component, List<String> chosen) {
        List<Option> options = new ArrayList<>();
        offered(component).forEach((value, label) -> options.add(new Option(label, chosen.contains(value))));
        return options;
    }

    private Map<String, String> offered(JsonNode component) {
        Map<String, String> offered = new LinkedHashMap<>();
        component
                .path("values")
                .forEach(option -> offered.put(
                        option.path("value").asText(),
                        filled(option.path("label").asText())));
        for (Object option : listed(component)) {
            Object value = option instanceof Map<?, ?> pair ? pair.get("value") : option;
            Object label = option instanceof Map<?, ?> pair ? pair.get("label") : option;
            offered.put(TextTemplate.words(value), TextTemplate.words(label));
        }
        return offered;
    }

    /** Options that the form reads from a variable or an expression. */
    private List<?> listed(JsonNode component) {
        if (component.hasNonNull("valuesKey")) {
            return values.get(component.path("valuesKey").asText()) instanceof List<?> list ? list : List.of();
        }
        return component.hasNonNull("valuesExpression")
                ? Feel.list(component.path("valuesExpression").asText(), values)
                : List.of();
    }

    private static List<String> chosen(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(TextTemplate::words).toList();
        }
        return value == null ? List.of() : List.of(TextTemplate.words(value));
    }

    private static @Nullable String answer(String type, @Nullable Object value, List<Option> options) {
        if (type.equals("checkbox")) {
            return Boolean.TRUE.equals(value) ? "Ticked" : "Not ticked";
        }
        List<String> labels =
                options.stream().filter(Option::chosen).map(Option::label).toList();
        String words = labels.isEmpty() ? TextTemplate.words(value) : String.join(", ", labels);
        return words.isBlank() ? null : words;
    }

    private String filled(String text) {
        return text.contains("{{") ? TextTemplate.fill(text, values) : text;
    }
}
