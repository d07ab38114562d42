package dev.slipway.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.process.guard.Rest.Answer;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Completions over HTTP: what the deployed form does not allow changes nothing, on whichever route it comes. */
@GuardedEngineTest
class GuardedCompletionTests {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private GuardedEngine application;

    @LocalServerPort
    private int port;

    private Rest maria;
    private GuardedRelease release;

    @BeforeEach
    void aClaimedTask() {
        maria = new Rest(port, "maria");
        release = new GuardedRelease(engine, jdbc);
        release.claimedBy("maria");
        application.refusals().clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "submit-form"})
    void acceptsWhatTheFormAllows(String route) {
        Answer answer = submit(route, """
                "verdict": {"value": "no"}, "reason": {"value": "too slow at noon"}, "again": {"value": true},
                "score": {"value": 5.5}, "place": {"value": "south"}, "due": {"value": "2026-11-20T10:00+00:00"},
                "checks": {"value": "[\\"latency\\"]", "type": "Json"}, "note": {"value": ""},
                "risks": {"value": "drift | low | compare daily"}""");

        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(release.variable("reason")).isEqualTo("too slow at noon");
        assertThat(release.variable("checks")).hasToString("[\"latency\"]");
        assertThat(release.task().getTaskDefinitionKey()).isEqualTo("Activity_Again");
    }

    @Test
    void clearsTheStoredValueOfAHiddenFieldAndOfOneNotSent() {
        submit(
                "complete",
                "\"verdict\": {\"value\": \"no\"}, \"reason\": {\"value\": \"too slow\"}, \"note\": {\"value\": \"x\"}");
        release.claimedBy("maria");

        Answer answer = submit("submit-form", "\"verdict\": {\"value\": \"yes\"}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(release.id())
                        .variableNameIn("reason", "note", "again")
                        .list())
                .hasSize(3)
                .allSatisfy(variable -> assertThat(variable.getValue()).isNull());
    }

    @Test
    void neverTouchesAContextField() {
        submit("complete", "\"verdict\": {\"value\": \"yes\"}");

        assertThat(release.variable("system")).isEqualTo("credit-scoring");
        assertThat(release.variable("version")).isEqualTo("1.1.0");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a required field missing               | "note": {"value": "x"}                                    | 'Verdict' is required
            an option that is not offered          | "verdict": {"value": "maybe"}                             | 'Verdict' must be one of [yes, no], found 'maybe'
            a number as text                       | "verdict": {"value": "yes"}, "score": {"value": "5"}      | 'Score' must be a number
            a number too large                     | "verdict": {"value": "yes"}, "score": {"value": 99}       | 'Score' must be at most 60, found 99
            a number with too many decimals        | "verdict": {"value": "yes"}, "score": {"value": 5.25}     | at most 1 decimals
            a text as another type                 | "verdict": {"value": "yes"}, "note": {"value": "\\"a\\"", "type": "Json"} | value of type 'json'
            an object                              | "verdict": {"value": "yes"}, "note": {"value": "{}", "type": "Object", "valueInfo": {"objectTypeName": "java.util.HashMap", "serializationDataFormat": "application/json"}} | value of type 'object'
            a date type                            | "verdict": {"value": "yes"}, "due": {"value": "2026-11-20T10:00:00.000+0000", "type": "Date"} | value of type 'date'
            bytes                                  | "verdict": {"value": "yes"}, "note": {"value": "AAAA", "type": "Bytes"} | value of type 'bytes'
            an untyped list                        | "verdict": {"value": "yes"}, "checks": {"value": ["latency"]} | 'Checks' must be a list of its options, of type Json
            an option of a list that is not there  | "verdict": {"value": "yes"}, "checks": {"value": "[\\"x\\"]", "type": "Json"} | 'Checks' must be one of
            a list with an option twice            | "verdict": {"value": "yes"}, "checks": {"value": "[\\"latency\\",\\"latency\\"]", "type": "Json"} | twice
            broken JSON for a list                 | "verdict": {"value": "yes"}, "checks": {"value": "[", "type": "Json"} |
            a place not in the variable            | "verdict": {"value": "yes"}, "place": {"value": "west"}   | 'Place' must be one of [north, south]
            a date that is none                    | "verdict": {"value": "yes"}, "due": {"value": "2026-02-30T10:00Z"} | 'Due' must be written like
            a value of a hidden field              | "verdict": {"value": "yes"}, "reason": {"value": "because"} | 'Reason' does not apply
            a conditional field missing            | "verdict": {"value": "no"}                                | 'Reason' is required
            a required field of blanks             | "verdict": {"value": "no"}, "reason": {"value": "        "} | 'Reason' is required
            a value that would not be kept         | "verdict": {"value": "yes", "valueInfo": {"transient": true}} | transient
            a disabled field                       | "verdict": {"value": "yes"}, "system": {"value": "x"}     | 'System' is shown for information
            a read-only field                      | "verdict": {"value": "yes"}, "version": {"value": "x"}    | 'Version' is shown for information
            a surplus variable                     | "verdict": {"value": "yes"}, "approver": {"value": "x"}   | 'approver' is not a field that this form sends
            a surplus variable without a value     | "verdict": {"value": "yes"}, "places": {"value": null}    | 'places' is not a field
            two lines where one belongs            | "verdict": {"value": "yes"}, "note": {"value": "a\\nb"}   | must be one line
            """)
    void refuses(String what, String values, String text) {
        String before = release.state();
        for (String route : new String[] {"complete", "submit-form"}) {
            Answer answer = submit(route, values);

            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.message()).contains(text == null ? "" : text);
            assertThat(release.state()).isEqualTo(before);
        }
    }

    @Test
    void namesTheLineThatBreaksItsGrammar() {
        Answer answer = submit("complete", """
                "verdict": {"value": "yes"}, "risks": {"value": "drift | low | compare\\nload | huge | scale"}""");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("'Risks' line 2 must be", "found 'load | huge | scale'");
    }

    @Test
    void refusesATextLongerThanTheDatabaseHolds() {
        String before = release.state();

        Answer answer = submit(
                "complete", "\"verdict\": {\"value\": \"yes\"}, \"risks\": {\"value\": \"" + "x".repeat(4001) + "\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("at most 4000 characters, found 4001");
        assertThat(release.state()).isEqualTo(before);
    }

    @Test
    void countsTheLengthThatIsStoredAndNotTheTrimmedOne() {
        Answer answer = submit(
                "complete", "\"verdict\": {\"value\": \"yes\"}, \"risks\": {\"value\": \"" + " ".repeat(4001) + "\"}");

        assertThat(answer.message()).contains("found 4001");
    }

    @Test
    void refusesEveryValueForATaskWithoutForm() {
        engine.getRuntimeService().startProcessInstanceByKey("formless");
        var task = engine.getTaskService().createTaskQuery().taskName("Confirm").singleResult();
        engine.getTaskService().claim(task.getId(), "maria");

        Answer surplus = maria.post("/task/" + task.getId() + "/complete", "{\"variables\": {\"x\": {\"value\": 1}}}");
        Answer plain = maria.post("/task/" + task.getId() + "/complete", "{}");

        assertThat(surplus.status()).isEqualTo(400);
        assertThat(surplus.message()).contains("'x' is not a field");
        assertThat(plain.status()).as(plain.body()).isEqualTo(204);
    }

    @Test
    void answersThatATaskIsGoneWhenItWasCompletedBefore() {
        String id = release.taskId();
        submit("complete", "\"verdict\": {\"value\": \"yes\"}");

        Answer answer = maria.post("/task/" + id + "/complete", "{\"variables\": {\"verdict\": {\"value\": \"yes\"}}}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.message()).contains("no longer open");
    }

    @ParameterizedTest
    @CsvSource({"otto, claimed by 'maria'", "admin, claimed by 'maria'", "sam, does not have"})
    void refusesEverybodyButTheClaimant(String user, String text) {
        String before = release.state();

        Answer answer = maria.as(user)
                .post(
                        "/task/" + release.taskId() + "/submit-form",
                        "{\"variables\": {\"verdict\": {\"value\": \"yes\"}}}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.message()).contains(text);
        assertThat(release.state()).isEqualTo(before);
    }

    @Test
    void tellsOfARefusalAfterItsTransaction() {
        submit("complete", "\"secret\": {\"value\": \"s3cret\"}");

        assertThat(application.refusals()).singleElement().satisfies(refused -> {
            assertThat(refused.user()).isEqualTo("maria");
            assertThat(refused.command()).isEqualTo("CompleteTaskCmd");
            assertThat(refused.subject()).isEqualTo(release.taskId());
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text()).contains("'secret' is not a field", "'Verdict' is required");
        });
    }

    private Answer submit(String route, String variables) {
        return maria.post("/task/" + release.taskId() + "/" + route, "{\"variables\": {" + variables + "}}");
    }
}
