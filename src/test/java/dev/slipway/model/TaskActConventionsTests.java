package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.process.hold.OfferedAct;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;

/** What the models say of lifting, rejecting and sending back fits the forms, and no such answer is forgotten. */
class TaskActConventionsTests {

    private static final String ACT = "act.";
    private static final String REASON = "$reason";
    private static final String CONFIRMED = "$confirmed";

    /** Answers that end a release, refuse it or send it back. */
    private static final Set<String> NOES =
            Set.of("reject", "refuse", "end", "decline", "notReady", "rework", "newPackage", "replan", "reapprove");

    /** Of a drill, of a change or of figures, not of a release. */
    private static final Set<String> NOT_OF_A_RELEASE =
            Set.of("request-change", "rollback-drill", "third-party-change");

    @Test
    void everySuchPropertyCanBeRead() {
        assertThat(Models.all(UserTask.class)
                        .filter(task -> !acts(task).isEmpty())
                        .count())
                .isGreaterThan(15);
        Models.all(UserTask.class)
                .forEach(task -> acts(task)
                        .forEach((name, value) -> assertThat(OfferedAct.of(name, value))
                                .as(Models.place(task) + " " + name)
                                .isPresent()));
    }

    @Test
    void everyAnswerIsOneThatTheFormTakes() throws IOException {
        Map<String, JsonNode> forms = FormFiles.all();
        Models.all(UserTask.class)
                .forEach(task -> offered(task)
                        .forEach(act -> act.answers()
                                .forEach((key, value) -> assertThat(takes(field(forms, task, key), value))
                                        .as(Models.place(task) + " " + act + ": " + key + "=" + value)
                                        .isTrue())));
    }

    @Test
    void onlyReworkLeadsSomewhereAndEachPlaceOnce() {
        Models.all(UserTask.class).forEach(task -> {
            assertThat(offered(task))
                    .as(Models.place(task))
                    .allSatisfy(act -> assertThat(act.to().isEmpty())
                            .isEqualTo(!act.act().path().equals("rework")));
            assertThat(offered(task).stream().map(OfferedAct::to).filter(to -> !to.isEmpty()))
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void everyNoOfAFormIsAnActToo() throws IOException {
        Map<String, JsonNode> forms = FormFiles.all();
        Set<String> missing = new TreeSet<>();
        Models.all(UserTask.class)
                .filter(task -> !NOT_OF_A_RELEASE.contains(Models.place(task).split("/", 2)[0]))
                .forEach(task -> FormFiles.fields(form(forms, task))
                        .forEach(field -> field.path("values")
                                .valueStream()
                                .map(option -> option.path("value").asText())
                                .filter(NOES::contains)
                                .filter(value -> offered(task).stream()
                                        .noneMatch(act -> value.equals(act.answers()
                                                .get(field.path("key").asText()))))
                                .forEach(value -> missing.add(Models.place(task) + " " + value))));
        assertThat(missing).isEmpty();
    }

    private static boolean takes(JsonNode field, String value) {
        return switch (value) {
            case REASON ->
                List.of("textarea", "textfield").contains(field.path("type").asText());
            case CONFIRMED -> field.path("type").asText().equals("checkbox");
            default -> field.path("values").findValuesAsText("value").contains(value);
        };
    }

    private static JsonNode field(Map<String, JsonNode> forms, UserTask task, String key) {
        return FormFiles.fields(form(forms, task))
                .filter(field -> field.path("key").asText().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(Models.place(task) + " has no field " + key));
    }

    private static JsonNode form(Map<String, JsonNode> forms, UserTask task) {
        return Objects.requireNonNull(forms.get(task.getCamundaFormRef()), () -> Models.place(task) + " has no form");
    }

    private static List<OfferedAct> offered(UserTask task) {
        return acts(task).entrySet().stream()
                .flatMap(property -> OfferedAct.of(property.getKey(), property.getValue()).stream())
                .toList();
    }

    private static Map<String, String> acts(UserTask task) {
        return Models.properties(task).entrySet().stream()
                .filter(property -> property.getKey().startsWith(ACT))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
