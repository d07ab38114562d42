package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A start that may not be leaves no process and no attempt behind, and says why. */
@SlipwayTest
class StartRefusesTests {

    private static final String START = "/engine-rest/process-definition/key/ai-deployment/";
    private static final List<String> ROUTES = List.of("submit-form", "start");
    private static final Map<String, Object> GOOD = Map.of(
            "system", "credit-scoring",
            "version", "1.3.0",
            "environment", "production",
            "type", "major",
            "urgent", false);

    @LocalServerPort
    private int port;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcTemplate jdbc;

    @ParameterizedTest
    @ValueSource(strings = {"qa-lead", "auditor", "process-owner", "admin"})
    void refusesWhoMayNotStart(String user) {
        Map<String, Object> answers = manager().startForm(GOOD).answers();
        refused(403, user, () -> new Tasklist(RestPerson.of(port, user)).startWith(answers));
    }

    @Test
    void refusesAStranger() {
        Map<String, Object> answers = manager().startForm(GOOD).answers();
        RestPerson nobody = RestPerson.anonymous(port);
        ROUTES.forEach(route -> refused(401, "", () -> nobody.post(START + route, Tasklist.body(answers))));
    }

    @Test
    void refusesAStartWithoutARequiredField() {
        FilledForm form = manager().startForm(GOOD);
        String required = Objects.requireNonNull(form.requiredKey());
        Map<String, Object> answers = new LinkedHashMap<>(form.answers());
        answers.remove(required);
        refusedOnEveryRoute("'" + form.label(required) + "' is required", answers);
    }

    @Test
    void refusesASurplusVariable() {
        Map<String, Object> answers =
                new LinkedHashMap<>(manager().startForm(GOOD).answers());
        answers.put("riskTier", "minimal");
        refusedOnEveryRoute(" refused: 'riskTier' is not a field that this form sends; remove it.\"", answers);
    }

    @Test
    void refusesABusinessKeyOfTheCallersOwn() {
        String body = Tasklist.body(manager().startForm(GOOD).answers());
        String forged = "{\"businessKey\":\"credit-scoring~1.3.0~production~7\"," + body.substring(1);
        RestPerson person = RestPerson.of(port, "deployment-manager");
        ROUTES.forEach(
                route -> refused(400, "the server gives the business key", () -> person.post(START + route, forged)));
    }

    @ParameterizedTest
    @CsvSource({
        "system, no-such-system, There is no system 'no-such-system'. Known: ",
        "version, 9.9.9, There is no version '9.9.9'. Known: ",
        "environment, moon, There is no environment 'moon'. Known: ",
        "type, initial, The type 'initial' does not fit: ",
        "type, huge, 'Kind of deployment'",
        "system, ../../etc, 'AI system'"
    })
    void refusesNamesAndTypesThatDoNotFit(String field, String value, String text) {
        Map<String, Object> values = new LinkedHashMap<>(GOOD);
        values.put(field, value);
        refusedOnEveryRoute(text, manager().startForm(values).answers());
    }

    private void refusedOnEveryRoute(String text, Map<String, Object> answers) {
        RestPerson person = RestPerson.of(port, "deployment-manager");
        ROUTES.forEach(route -> refused(400, text, () -> person.post(START + route, Tasklist.body(answers))));
    }

    private void refused(int status, String text, Supplier<HttpResponse<String>> request) {
        List<Long> before = traces();
        HttpResponse<String> answer = request.get();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(text);
        assertThat(traces()).isEqualTo(before);
    }

    private List<Long> traces() {
        Long attempts = jdbc.queryForObject("select count(*) from release_attempt", Long.class);
        return List.of(history.createHistoricProcessInstanceQuery().count(), Objects.requireNonNull(attempts));
    }

    private Tasklist manager() {
        return new Tasklist(RestPerson.of(port, "deployment-manager"));
    }
}
