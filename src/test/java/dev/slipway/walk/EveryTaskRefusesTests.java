package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.release.Releases;
import dev.slipway.release.Role;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever task a model of the procedure holds: the wrong person and the wrong answers leave it as it was. */
@SlipwayTest
class EveryTaskRefusesTests {

    private static final String SURPLUS = "approvedByMachine";

    @LocalServerPort
    private int port;

    private final LoneTasks lone;

    @Autowired
    EveryTaskRefusesTests(ProcessEngine engine, Releases releases) {
        this.lone = new LoneTasks(engine, releases);
    }

    @AfterEach
    void closeTasks() {
        lone.closeAll();
    }

    @TestFactory
    Stream<DynamicTest> refusesTheWrongPersonAndTheWrongAnswers() {
        List<LoneTasks.Place> places = lone.places();
        assertThat(places).hasSizeGreaterThan(40);
        return places.stream()
                .map(place -> DynamicTest.dynamicTest(place.process() + " " + place.activity(), () -> check(place)));
    }

    private void check(LoneTasks.Place place) {
        List<Task> tasks = lone.open(lone.release("ci"), place, Map.of());
        assertThat(tasks).as("tasks opened").isNotEmpty();
        for (Task task : tasks) {
            List<String> groups = lone.groups(task);
            assertThat(groups).as("groups of " + task.getName()).isNotEmpty();
            Tasklist right = person(groups.get(0));
            Tasklist.Task shown = Tasklist.Task.of(task);
            Map<String, Object> answers = right.form(shown, Map.of()).answers();
            refusesStrangers(task, shown, groups, answers);
            refusesBadAnswers(task, shown, right);
        }
    }

    private void refusesStrangers(Task task, Tasklist.Task shown, List<String> groups, Map<String, Object> answers) {
        String wrongRole = Arrays.stream(Role.values())
                .filter(Role::takesTasks)
                .map(Role::id)
                .filter(role -> !groups.contains(role))
                .findFirst()
                .orElseThrow();
        for (String stranger : List.of(wrongRole, Role.AUDITOR.id())) {
            Tasklist tasklist = person(stranger);
            refused(task, 403, "TASK_WORK", () -> tasklist.claim(shown));
            refused(task, 403, "TASK_WORK", () -> tasklist.submit(shown, answers));
            refused(task, 403, "TASK_WORK", () -> tasklist.complete(shown, answers));
        }
    }

    private void refusesBadAnswers(Task task, Tasklist.Task shown, Tasklist right) {
        FilledForm form = right.form(shown, Map.of());
        Map<String, Object> answers = form.answers();
        refused(task, 403, "nobody has claimed it", () -> right.submit(shown, answers));
        assertThat(right.claim(shown).statusCode()).isEqualTo(204);

        String required = Objects.requireNonNull(form.requiredKey(), () -> shown.definition() + " demands nothing");
        Map<String, Object> incomplete = new LinkedHashMap<>(answers);
        incomplete.remove(required);
        String missing = "'" + form.label(required) + "' is required";
        refused(task, 400, missing, () -> right.submit(shown, incomplete));
        refused(task, 400, missing, () -> right.complete(shown, incomplete));

        // the only objection, so the other answers are such as the form accepts
        Map<String, Object> surplus = new LinkedHashMap<>(answers);
        surplus.put(SURPLUS, true);
        String unknown = " refused: '" + SURPLUS + "' is not a field that this form sends; remove it.\"";
        refused(task, 400, unknown, () -> right.submit(shown, surplus));
        refused(task, 400, unknown, () -> right.complete(shown, surplus));
    }

    private void refused(Task task, int status, String text, Supplier<HttpResponse<String>> request) {
        Map<String, Object> before = lone.state(task);
        HttpResponse<String> answer = request.get();
        assertThat(answer.statusCode())
                .as("%s of %s: %s", answer.uri(), task.getName(), answer.body())
                .isEqualTo(status);
        assertThat(answer.body()).contains(text);
        assertThat(lone.state(task)).isEqualTo(before);
    }

    private Tasklist person(String user) {
        return new Tasklist(RestPerson.of(port, user));
    }
}
