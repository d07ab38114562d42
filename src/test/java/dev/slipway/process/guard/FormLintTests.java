package dev.slipway.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lint of forms finds each kind of fault, and nothing in a good form. */
class FormLintTests {

    private static final String GOOD = """
            {"id": "good", "type": "default", "schemaVersion": 16, "executionPlatform": "Camunda Platform",
             "executionPlatformVersion": "7.24.0", "components": [
              {"type": "text", "id": "Text_Purpose", "text": "Decide."},
              {"type": "radio", "id": "Field_verdict", "key": "verdict", "label": "Verdict", "values": [{"label": "Yes", "value": "yes"}]},
              {"type": "group", "id": "Group_No", "conditional": {"hide": "=verdict = \\"yes\\""}, "components": [
                {"type": "textarea", "id": "Field_reason", "key": "reason", "label": "Reason",
                 "validate": {"maxLength": 4000, "required": true}, "properties": {"grammar": "lines"}}]},
              {"type": "textfield", "id": "Field_system", "key": "system", "label": "System", "disabled": true}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void findsNothingInAGoodForm() throws IOException {
        assertThat(FormLint.problems(written("good.form", GOOD))).isEmpty();
    }

    @Test
    void findsAnotherFileName() throws IOException {
        assertThat(FormLint.problems(written("other.form", GOOD)))
                .singleElement()
                .asString()
                .contains("must be the file name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "schemaVersion": 16         | "schemaVersion": 18        | schemaVersion
            "7.24.0"                    | "8.6.0"                    | executionPlatformVersion
            "type": "text",             | "type": "html",            | type 'html' is not allowed
            "type": "radio"             | "type": "filepicker"       | type 'filepicker' is not allowed
            "type": "group"             | "type": "dynamiclist"      | type 'dynamiclist' is not allowed
            "maxLength": 4000           | "maxLength": 5000          | maxLength must be
            "maxLength": 4000,          |                            | maxLength must be
            "id": "Text_Purpose"        | "id": "good"               | the form's own
            "id": "Field_system"        | "id": "Field_verdict"      | used twice
            "id": "Field_verdict"       | "id": "Field_Verdict"      | must be 'Field_verdict'
            "key": "system"             | "key": "verdict"           | two fields with the key 'verdict'
            "disabled"                  | "readonly"                 | use disabled
            "grammar": "lines"          | "grammar": "rhymes"        | unknown grammar 'rhymes'
            "grammar": "lines"          | "requiredWhen": "x"        | unknown property 'requiredWhen'
            "required": true            | "requiredIf": true         | unknown rule 'requiredIf'
            =verdict =                  | =matches(verdict, "x") and verdict = | calls 'matches'
            =verdict =                  | =reason =                  | which has a condition itself
            =verdict =                  | verdict =                  | must begin with '='
            """)
    void finds(String good, String bad, String problem) throws IOException {
        String faulty = GOOD.replace(good, bad == null ? "" : bad.replace("(verdict, \"x\")", "(verdict, \\\"x\\\")"));

        assertThat(faulty).isNotEqualTo(GOOD);
        assertThat(FormLint.problems(written("good.form", faulty))).anyMatch(found -> found.contains(problem));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=a = \"x\" and (b != 3 or c >= 4)",
                "=not(urgent = true)",
                "=list contains(checks, \"latency\")",
                "=kind in [\"a\", \"b\"]",
                "=count(checks) > 2",
                "=contains(name, \"x\")",
                "=some c in checks satisfies c = \"x\"",
                "=if a = 1 then b = 2 else c = 3",
                "=plan.kind = \"x\"",
                "=a = null",
                "=(a in [1..5])"
            })
    void theSubsetHoldsWhatBothSidesAgreeOn(String condition) {
        assertThat(ConditionSubset.of(condition).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=is defined(a)",
                "=get or else(a, 1) = 1",
                "=a instance of string",
                "=a + 1 = 2",
                "=now() > x",
                "=date(\"2026-01-01\") = a",
                "=for x in a return x",
                "=a[1] = 2",
                "=a ="
            })
    void theSubsetLeavesOutWhatTheyDifferOn(String condition) {
        assertThat(ConditionSubset.of(condition).problems()).isNotEmpty();
    }

    @Test
    void knowsWhatAConditionReads() {
        assertThat(ConditionSubset.of("=plan.kind = \"x\" and count(checks) > limit")
                        .names())
                .containsExactly("checks", "limit", "plan");
    }

    private Path written(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
