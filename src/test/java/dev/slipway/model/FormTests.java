package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** What every form keeps to, so that Tasklist can draw it and the server can check it. */
class FormTests {

    private static final Set<String> DRAWN =
            Set.of("text", "group", "textfield", "textarea", "number", "checkbox", "checklist", "radio", "datetime");

    /** They show no release: nothing runs yet, or none is needed. */
    private static final Set<String> OUTSIDE_OF_A_RELEASE = Set.of(
            "request-deployment",
            "request-change",
            "review-non-ai-change",
            "request-rollback-drill",
            "report-third-party-change");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, JsonNode> forms;

    FormTests() throws IOException {
        forms = FormFiles.all();
    }

    @Test
    void isNamedLikeItsFileAndMadeForThisTasklist() {
        forms.forEach((name, form) -> assertThat(Stream.of("id", "schemaVersion", "executionPlatformVersion")
                        .map(property -> form.path(property).asText()))
                .containsExactly(name, "16", "7.24.0"));
    }

    @Test
    void beginsBySayingWhichReleaseItIsAbout() {
        forms.forEach((name, form) -> {
            String first = FormFiles.children(form).get(0).path("text").asText();
            assertThat(first).as(name).startsWith("### ");
            assertThat(first.contains("{{system}} {{version}}"))
                    .as(name)
                    .isNotEqualTo(OUTSIDE_OF_A_RELEASE.contains(name));
        });
    }

    @Test
    void usesOnlyComponentsThatTasklistDraws() {
        forms.forEach((name, form) -> assertThat(FormFiles.components(form)
                        .map(component -> component.path("type").asText()))
                .as(name)
                .isSubsetOf(DRAWN));
    }

    @Test
    void noTwoFieldsOfAnyFormsShareAKey() {
        assertThat(forms.values().stream().flatMap(FormFiles::fields).map(FormTests::key))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyFieldHasTheIdOfItsKey() {
        forms.forEach((name, form) -> assertThat(FormFiles.fields(form))
                .as(name)
                .allSatisfy(field -> assertThat(field.path("id").asText()).isEqualTo("Field_" + key(field))));
    }

    @Test
    void everyTextHasALimitThatTheDatabaseHolds() {
        forms.forEach((name, form) -> assertThat(FormFiles.fields(form).filter(FormTests::isText))
                .as(name)
                .allSatisfy(field -> assertThat(
                                field.path("validate").path("maxLength").asInt())
                        .as(key(field))
                        .isBetween(1, 4000)));
    }

    @Test
    void noChoiceIsMadeBeforehand() {
        forms.forEach((name, form) -> assertThat(FormFiles.fields(form).filter(field -> !isText(field)))
                .as(name)
                .noneMatch(field -> field.has("defaultValue")));
    }

    @Test
    void aConditionReadsNoFieldThatMayItselfBeHidden() {
        SoftAssertions all = new SoftAssertions();
        forms.forEach((name, form) -> {
            Set<String> conditional = conditionalKeys(form);
            FormFiles.components(form)
                    .map(component -> component.path("conditional").path("hide").asText())
                    .forEach(condition ->
                            all.assertThat(names(condition)).as(name).noneMatch(conditional::contains));
        });
        all.assertAll();
    }

    private static Set<String> conditionalKeys(JsonNode form) {
        return FormFiles.components(form)
                .filter(component -> component.has("conditional"))
                .flatMap(component -> Stream.concat(Stream.of(component), FormFiles.components(component)))
                .filter(component -> component.has("key"))
                .map(FormTests::key)
                .collect(Collectors.toSet());
    }

    private static List<String> names(String condition) {
        return NAME.matcher(QUOTED.matcher(condition).replaceAll(" "))
                .results()
                .map(result -> result.group())
                .toList();
    }

    private static String key(JsonNode field) {
        return field.path("key").asText();
    }

    private static boolean isText(JsonNode field) {
        return field.path("type").asText().startsWith("text");
    }
}
