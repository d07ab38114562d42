package dev.slipway.walk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.jspecify.annotations.Nullable;

/** Fills a form as a willing person would: yes to questions, a sensible text elsewhere, nothing where it is hidden. */
final class FilledForm {

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();
    private static final Map<String, String> GRAMMARS = Map.ofEntries(
            Map.entry("criteria", "error_rate <= 0.02\nlatency_p95_ms < 60"),
            Map.entry("risks", "Drift after launch | medium | daily comparison"),
            Map.entry("contacts", "Credit desk | credit-desk@example.org"),
            Map.entry("dependencies", "feature-store | 3.2"),
            Map.entry("digests", "model sha256:" + "0123456789abcdef".repeat(4)),
            Map.entry("steps", "25% | PT10M"),
            Map.entry("windows", "2026-11-21T10:00Z/2026-11-21T12:00Z"),
            Map.entry("conditions", "Alert threshold reviewed | qa-lead | before-closure"),
            Map.entry("components", "none"),
            Map.entry("gaps", "1.2 | Review finished, merge request 118"),
            Map.entry("answers", "yes | shown by the figures of staging"),
            Map.entry(
                    "controls",
                    "Each answer is read | operations | "
                            + LocalDate.now(ZoneOffset.UTC).plusDays(7)),
            Map.entry("counts", "sorted | 3"),
            Map.entry("figures", "accuracy | 0.91 | -"),
            Map.entry("seen", "model sorter 01234567…89abcdef"),
            Map.entry("links", "https://evidence.example.org/report.pdf"),
            Map.entry("link", "https://evidence.example.org/report.pdf"),
            Map.entry("instant", "2026-11-21T10:00Z"),
            Map.entry("duration", "PT5S"),
            Map.entry("percentages", "5, 25, 50"),
            Map.entry("digest", "sha256:" + "0".repeat(64)),
            Map.entry("ticket", "CHG-1234"));

    /** Answers that a sensible default for the type would get wrong. */
    private static final Map<String, Object> WILLING =
            Map.of("votesAgainst", 0, "followVersion", "1.3.0", "figuresErrors", 0);

    /** Whoever agrees willingly asks for nothing in return. */
    private static final Set<String> LEFT_EMPTY = Set.of("approvalConditions");

    private final List<JsonNode> fields = new ArrayList<>();
    private final Map<String, List<String>> conditions = new HashMap<>();
    private final Map<String, @Nullable Object> context;
    private final Map<String, Object> overrides;

    /**
     * @param context variables that the person sees
     * @param overrides answers that differ from the willing ones
     */
    FilledForm(JsonNode form, Map<String, ?> context, Map<String, Object> overrides) {
        this.context = new HashMap<>(context);
        this.overrides = overrides;
        flatten(form.path("components"), List.of());
    }

    /** Every visible field with its answer. */
    Map<String, Object> answers() {
        Map<String, Object> answers = new LinkedHashMap<>();
        fields.forEach(field -> answers.put(field.path("key").asText(), answer(field)));
        Map<String, @Nullable Object> seen = new HashMap<>(context);
        seen.putAll(answers);
        fields.stream()
                .map(field -> field.path("key").asText())
                .filter(key -> isHidden(key, seen) || (LEFT_EMPTY.contains(key) && !overrides.containsKey(key)))
                .toList()
                .forEach(answers::remove);
        return answers;
    }

    /** Key of a visible field that must be filled in, if the form has one. */
    @Nullable
    String requiredKey() {
        Map<String, Object> answers = answers();
        return fields.stream()
                .filter(field -> field.at("/validate/required").asBoolean())
                .map(field -> field.path("key").asText())
                .filter(answers::containsKey)
                .findFirst()
                .orElse(null);
    }

    String label(String key) {
        return fields.stream()
                .filter(field -> field.path("key").asText().equals(key))
                .map(field -> field.path("label").asText(field.path("dateLabel").asText()))
                .findFirst()
                .orElse(key);
    }

    private void flatten(JsonNode components, List<String> outer) {
        for (JsonNode component : components) {
            List<String> hides = new ArrayList<>(outer);
            if (component.has("conditional")) {
                hides.add(component.at("/conditional/hide").asText().substring(1));
            }
            flatten(component.path("components"), hides);
            if (component.has("key") && !component.path("disabled").asBoolean()) {
                fields.add(component);
                conditions.put(component.path("key").asText(), hides);
            }
        }
    }

    private boolean isHidden(String key, Map<String, @Nullable Object> seen) {
        return conditions.getOrDefault(key, List.of()).stream().anyMatch(hide -> {
            EvaluationResult result = FEEL.evaluateExpression(hide, withNulls(seen));
            return result.isSuccess() && Boolean.TRUE.equals(result.result());
        });
    }

    private Map<String, Object> withNulls(Map<String, @Nullable Object> seen) {
        Map<String, @Nullable Object> all = new HashMap<>(seen);
        fields.forEach(field -> all.putIfAbsent(field.path("key").asText(), null));
        @SuppressWarnings("unchecked")
        Map<String, Object> context = (Map<String, Object>) (Map<String, ?>) all;
        return context;
    }

    private Object answer(JsonNode field) {
        String key = field.path("key").asText();
        if (overrides.containsKey(key)) {
            return overrides.get(key);
        }
        if (WILLING.containsKey(key)) {
            return WILLING.get(key);
        }
        Object proposed = context.get(key);
        return switch (field.path("type").asText()) {
            case "radio", "select" -> field.at("/values/0/value").asText();
            case "checkbox" -> true;
            case "checklist", "taglist" ->
                Map.of(
                        "type",
                        "Json",
                        "value",
                        field.path("values").findValues("value").toString());
            case "number" ->
                proposed != null
                        ? proposed
                        : Math.max(3, field.at("/validate/min").asInt());
            case "datetime" -> proposed != null ? proposed : instant(field);
            default -> proposed != null ? proposed : text(field);
        };
    }

    private static String instant(JsonNode field) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        boolean dateOnly = field.path("subtype").asText().equals("date");
        return now.format(DateTimeFormatter.ofPattern(dateOnly ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mmxxx"));
    }

    private static String text(JsonNode field) {
        String grammar = field.at("/properties/grammar").asText();
        String text = GRAMMARS.getOrDefault(
                grammar, "Done and recorded for " + field.path("key").asText());
        return grammar.isEmpty() && field.at("/validate/pattern").isTextual() ? "sha256:" + "0".repeat(64) : text;
    }
}
