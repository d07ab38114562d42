package dev.slipway.process.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds in a form what Tasklist cannot show, what the server cannot check, and what breaks the house's names. */
public final class FormLint {

    private static final Set<String> TYPES = Set.of(
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "radio",
            "select",
            "checklist",
            "taglist",
            "datetime",
            "text",
            "separator",
            "spacer",
            "group",
            "image",
            "table",
            "button");
    private static final Set<String> TEXTS = Set.of("textfield", "textarea");

    private final List<String> problems = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> conditional = new TreeSet<>();
    private final JsonNode form;

    private FormLint(JsonNode form) {
        this.form = form;
    }

    /** Each problem in words; none when the form is good. */
    public static List<String> problems(Path file) {
        try {
            JsonNode form = new ObjectMapper().readTree(file.toFile());
            FormLint lint = new FormLint(form);
            lint.demand(
                    file.getFileName().toString().equals(form.path("id").asText() + ".form"),
                    "the id '" + form.path("id").asText() + "' must be the file name");
            lint.checkAll();
            return lint.problems.stream()
                    .map(text -> file.getFileName() + ": " + text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void checkAll() {
        demand(form.path("schemaVersion").asInt() == 16, "schemaVersion must be 16");
        demand(
                "Camunda Platform".equals(form.path("executionPlatform").asText()),
                "executionPlatform must be Camunda Platform");
        demand(
                "7.24.0".equals(form.path("executionPlatformVersion").asText()),
                "executionPlatformVersion must be 7.24.0");
        ids.add(form.path("id").asText());
        collectConditional(form.path("components"), false);
        checkComponents(form.path("components"));
        try {
            FormReader.of(form);
        } catch (Refusal refusal) {
            problems.add(refusal.text());
        }
    }

    private void collectConditional(JsonNode components, boolean inside) {
        for (JsonNode component : components) {
            boolean hides = inside || component.path("conditional").hasNonNull("hide");
            if (hides && component.hasNonNull("key")) {
                conditional.add(component.path("key").asText());
            }
            collectConditional(component.path("components"), hides);
        }
    }

    private void checkComponents(JsonNode components) {
        for (JsonNode component : components) {
            String id = component.path("id").asText();
            demand(
                    TYPES.contains(component.path("type").asText()),
                    id + ": type '" + component.path("type").asText() + "' is not allowed");
            demand(!id.isEmpty() && ids.add(id), "id '" + id + "' is missing, used twice, or the form's own");
            if (FormReader.INPUTS.containsKey(component.path("type").asText())) {
                checkInput(component, id);
            }
            if (component.path("conditional").hasNonNull("hide")) {
                checkCondition(component.path("conditional").path("hide").asText(), id);
            }
            checkComponents(component.path("components"));
        }
    }

    private void checkInput(JsonNode component, String id) {
        String key = component.path("key").asText();
        demand(key.matches("[a-z][A-Za-z0-9]*(_[0-9]+)*"), id + ": key '" + key + "' must be camelCase");
        demand(!key.endsWith("Expression"), id + ": the REST API's filter refuses names that end in 'Expression'");
        demand(id.equals("Field_" + key), id + ": must be 'Field_" + key + "'");
        demand(FormReader.label(component).length() > 1, id + ": needs a label, which messages name");
        demand(!component.has("readonly"), id + ": use disabled, since the browser sends readonly fields");
        demand(
                !component.path("disallowPassedDates").asBoolean(),
                id + ": the server does not know disallowPassedDates");
        component
                .path("properties")
                .fieldNames()
                .forEachRemaining(name -> demand(name.equals("grammar"), id + ": unknown property '" + name + "'"));
        if (TEXTS.contains(component.path("type").asText())
                && !component.path("disabled").asBoolean()) {
            int longest = component.path("validate").path("maxLength").asInt();
            demand(
                    longest > 0 && longest <= ValueRules.LONGEST_TEXT,
                    id + ": maxLength must be 1 to " + ValueRules.LONGEST_TEXT);
        }
    }

    /** In the browser a hidden field keeps a stale value that conditions still read; the server never sees it. */
    private void checkCondition(String condition, String id) {
        ConditionSubset subset = ConditionSubset.of(condition);
        subset.problems().forEach(problem -> problems.add(id + ": condition '" + condition + "' " + problem));
        subset.names().stream()
                .filter(conditional::contains)
                .forEach(name -> problems.add(id + ": condition reads '" + name + "', which has a condition itself"));
    }

    private void demand(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
