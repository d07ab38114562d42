package dev.slipway.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.process.guard.Rest.Answer;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Starts over HTTP, by form and by builder. */
@GuardedEngineTest
class GuardedStartTests {

    private static final List<String> ROUTES =
            List.of("/process-definition/key/guarded/submit-form", "/process-definition/key/guarded/start");
    private static final String VALID =
            "\"system\": {\"value\": \"credit-scoring\"}, \"version\": {\"value\": \"1.1.0\"}";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcTemplate jdbc;

    @LocalServerPort
    private int port;

    private Rest rita;
    private GuardedRelease other;

    @BeforeEach
    void aRequester() {
        rita = new Rest(port, "rita");
        other = new GuardedRelease(engine, jdbc);
    }

    @Test
    void startsWithWhatTheFormAllows() {
        for (String route : ROUTES) {
            Answer answer = rita.post(route, "{\"variables\": {" + VALID + ", \"rto\": {\"value\": 5}}}");

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            String id = answer.json().path("id").asText();
            assertThat(engine.getRuntimeService().getVariables(id))
                    .containsEntry("rto", 5)
                    .containsEntry("urgent", false)
                    .containsEntry("urgentReason", null)
                    .containsEntry("requester", "rita");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            no values               | {}                                                                              | 'System' is required
            a pattern broken        | {"variables": {"system": {"value": "Credit"}, "version": {"value": "1"}}}       | 'System' must match
            too much                | {"variables": {"system": {"value": "a"}, "version": {"value": "1"}, "rto": {"value": 99}}} | 'RTO minutes' must be at most 60, found 99
            urgent without a reason | {"variables": {"system": {"value": "a"}, "version": {"value": "1"}, "urgent": {"value": true}}} | 'Reason of urgency' is required
            a surplus fact          | {"variables": {"system": {"value": "a"}, "version": {"value": "1"}, "riskTier": {"value": "minimal"}}} | 'riskTier' is not a field
            the requester forged    | {"variables": {"system": {"value": "a"}, "version": {"value": "1"}, "requester": {"value": "maria"}}} | 'requester' is not a field
            a business key          | {"businessKey": "forged", "variables": {"system": {"value": "a"}, "version": {"value": "1"}}} | the server gives the business key
            """)
    void refuses(String what, String body, String text) {
        String before = other.state();
        for (String route : ROUTES) {
            Answer answer = rita.post(route, body);

            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.message()).contains(text);
            assertThat(other.state()).isEqualTo(before);
        }
    }

    @Test
    void refusesWhoMayNotStart() {
        String before = other.state();
        for (String step : new String[] {"submit-form", "start"}) {
            Answer answer = rita.as("maria")
                    .post(
                            "/process-definition/" + other.definitionId() + "/" + step,
                            "{\"variables\": {\"x\": {\"value\": 1}}}");

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.message())
                    .as("a stranger learns nothing of the form")
                    .doesNotContain("field");
        }
        assertThat(other.state()).isEqualTo(before);
    }

    @Test
    void refusesEveryValueForAStartWithoutForm() {
        Answer answer = rita.post("/process-definition/key/formless/start", "{\"variables\": {\"x\": {\"value\": 1}}}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("'x' is not a field");
    }
}
