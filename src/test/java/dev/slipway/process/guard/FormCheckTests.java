package dev.slipway.process.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single fields against single values, without an engine. */
class FormCheckTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "type": "textfield"                                              | text
            "type": "textarea"                                               | ~one\ntwo\ttabbed~
            "type": "textfield", "validate": {"pattern": "^[a-z]+$"}         | abc
            "type": "textfield", "validate": {"minLength": 3}                | abc
            "type": "datetime", "subtype": "date"                            | 2024-02-29
            "type": "datetime", "subtype": "time"                            | 23:59
            "type": "datetime", "subtype": "time", "timeSerializingFormat": "utc_normalized" | 09:00Z
            "type": "datetime", "subtype": "datetime", "timeSerializingFormat": "utc_offset" | 2026-11-20T10:00+00:00
            "type": "datetime", "subtype": "datetime", "timeSerializingFormat": "utc_offset" | 2026-11-20T10:00:30-05:30
            "type": "datetime", "subtype": "datetime", "timeSerializingFormat": "utc_normalized" | 2026-11-20T10:00Z
            "type": "datetime", "subtype": "datetime", "timeSerializingFormat": "no_timezone" | 2026-11-20T10:00
            "type": "datetime", "subtype": "datetime"                        | 2026-11-20T10:00:59
            "type": "select", "valuesExpression": "=[\\"a\\", choice]"       | b
            """)
    void acceptsText(String component, String value) {
        assertThat(problems(component, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "type": "textfield", "validate": {"pattern": "^[a-z]+$"}         | aBc        | must match
            "type": "textfield", "validate": {"pattern": "^x$", "patternErrorMessage": "an x"} | y | must match: an x, found 'y'
            "type": "textfield", "validate": {"minLength": 3}                | ~  ab  ~   | at least 3 characters, found 2
            "type": "textfield", "validate": {"maxLength": 3}                | ~ab  ~     | at most 3 characters, found 4
            "type": "datetime", "subtype": "date"                            | 2026-02-29 | must be written like
            "type": "datetime", "subtype": "date"                            | 20.11.2026 | must be written like
            "type": "datetime", "subtype": "time"                            | 24:00      | must be written like
            "type": "datetime", "subtype": "time"                            | 10:00Z     | must be written like
            "type": "datetime", "subtype": "datetime", "timeSerializingFormat": "utc_offset" | 2026-11-20T10:00 | must be written like
            "type": "datetime", "subtype": "datetime", "timeSerializingFormat": "utc_offset" | 2026-02-29T10:00Z | like 2026-11-20T10:00Z, found
            "type": "datetime", "subtype": "datetime", "timeSerializingFormat": "no_timezone" | 2026-11-20T10:00Z | like 2026-11-20T10:00, found
            "type": "datetime", "subtype": "datetime"                        | 2026-11-20T10:00:60 | must be written like
            "type": "datetime", "subtype": "datetime"                        | 2026-11-20 | must be written like
            "type": "select", "valuesExpression": "=[\\"a\\", choice]"       | c          | must be one of [a, b]
            "type": "select", "valuesKey": "missing"                         | c          | must be one of []
            "type": "checkbox"                                               | true       | must be true or false
            "type": "number"                                                 | 5          | must be a number
            """)
    void refusesText(String component, String value, String problem) {
        assertThat(problems(component, value)).singleElement().asString().contains("'Answer' ", problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u001b[31m", "\u0085", "\ud800"})
    void refusesCharactersThatNobodyCanRead(String character) {
        assertThat(problems("\"type\": \"textarea\"", "a" + character + "b"))
                .singleElement()
                .asString()
                .contains("control character")
                .doesNotContain(character);
    }

    @Test
    void refusesNumbersThatAreNone() {
        for (Object value :
                List.of(Double.NaN, Double.POSITIVE_INFINITY, true, List.of(1), new BigInteger("9".repeat(30)))) {
            assertThat(problems("\"type\": \"number\"", value))
                    .singleElement()
                    .asString()
                    .contains("must be a number");
        }
    }

    @Test
    void takesNumbersAsTheBrowserSendsThem() {
        for (Object value : List.of(5, 5L, 5.0, 0.1 + 0.2)) {
            assertThat(problems("\"type\": \"number\"", value)).isEmpty();
        }
        assertThat(problems("\"type\": \"number\", \"decimalDigits\": 0", 5.0)).isEmpty();
        assertThat(problems("\"type\": \"number\", \"decimalDigits\": 2", 0.125))
                .hasSize(1);
        assertThat(problems("\"type\": \"number\", \"validate\": {\"min\": 0}", -1))
                .hasSize(1);
    }

    @Test
    void aRequiredBoxMustBeTicked() {
        String box = "\"type\": \"checkbox\", \"validate\": {\"required\": true}";

        assertThat(problems(box, true)).isEmpty();
        assertThat(problems(box, false)).singleElement().asString().contains("required; tick it");
        assertThat(problems(box, null)).hasSize(1);
    }

    @Test
    void storesNothingForAnEmptyAnswerAndNoForABoxThatWasNotTicked() {
        VariableMap text = check("\"type\": \"textfield\"", "").valuesOrRefuse("It");
        VariableMap box = check("\"type\": \"checkbox\"", null).valuesOrRefuse("It");

        assertThat(text).containsEntry("answer", null);
        assertThat(box).containsEntry("answer", false);
    }

    @Test
    void namesTheFirstTenProblemsAndCountsTheRest() {
        Map<String, Object> surplus = new HashMap<>();
        for (int i = 10; i < 25; i++) {
            surplus.put("extra" + i, i);
        }

        assertThatThrownBy(() -> FormCheck.of(FormSchema.NONE, Submission.of(surplus), Map.of())
                        .valuesOrRefuse("Start of 'x'"))
                .hasMessageStartingWith("Start of 'x' refused: 'extra10' is not a field")
                .hasMessageEndingWith("; and 5 more.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\": \"filepicker\"",
                "\"type\": \"expression\"",
                "\"type\": \"dynamiclist\"",
                "\"type\": \"group\", \"path\": \"a\"",
                "\"type\": \"textfield\", \"validate\": {\"pattern\": \"[\"}",
                "\"type\": \"textfield\", \"validate\": {\"validationType\": \"email\"}",
                "\"type\": \"textfield\", \"validate\": {\"required\": \"=x\"}",
                "\"type\": \"textfield\", \"properties\": {\"grammar\": \"none\"}",
                "\"type\": \"number\", \"validate\": {\"min\": \"=x\"}",
                "\"type\": \"number\", \"serializeToString\": true",
                "\"type\": \"datetime\", \"subtype\": \"era\"",
                "\"type\": \"datetime\", \"subtype\": \"time\", \"timeSerializingFormat\": \"sundial\""
            })
    void refusesAFormThatItCannotCheck(String component) {
        assertThatThrownBy(() -> schema(component))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Ask the process owner");
    }

    private static List<String> problems(String component, @Nullable Object value) {
        return check(component, value).problems();
    }

    private static FormCheck check(String component, @Nullable Object value) {
        Map<String, Object> context = Map.of("choice", "b");
        return FormCheck.of(schema(component), Submission.of(Variables.putValue("answer", value)), context);
    }

    private static FormSchema schema(String component) {
        String json = "{\"components\": [{\"id\": \"Field_answer\", \"key\": \"answer\", \"label\": \"Answer\", "
                + component + "}]}";
        try {
            return FormReader.of(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
