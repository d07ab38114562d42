package dev.slipway.walk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.RestPerson;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What Tasklist does for a person, over the same REST API. */
final class Tasklist {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String PROCEDURE = "/engine-rest/process-definition/key/ai-deployment";

    private final RestPerson person;

    Tasklist(RestPerson person) {
        this.person = person;
    }

    record Task(String id, String definition, String name) {

        static Task of(org.camunda.bpm.engine.task.Task task) {
            return new Task(task.getId(), task.getTaskDefinitionKey(), task.getName());
        }
    }

    /** Open tasks of the release that are offered to the group, claimed ones too. */
    List<Task> tasks(String release, String group) {
        JsonNode found = json(person.get("/engine-rest/task?maxResults=100&includeAssignedTasks=true&candidateGroup="
                + group + "&processInstanceBusinessKey=" + release));
        return StreamSupport.stream(found.spliterator(), false)
                .map(task -> new Task(
                        task.path("id").asText(),
                        task.path("taskDefinitionKey").asText(),
                        task.path("name").asText()))
                .toList();
    }

    FilledForm form(Task task, Map<String, Object> overrides) {
        return new FilledForm(
                json(person.get("/engine-rest/task/" + task.id() + "/deployed-form")), context(task), overrides);
    }

    HttpResponse<String> claim(Task task) {
        return person.post("/engine-rest/task/" + task.id() + "/claim", text(Map.of("userId", person.userId())));
    }

    HttpResponse<String> submit(Task task, Map<String, Object> answers) {
        return person.post("/engine-rest/task/" + task.id() + "/submit-form", body(answers));
    }

    HttpResponse<String> complete(Task task, Map<String, Object> answers) {
        return person.post("/engine-rest/task/" + task.id() + "/complete", body(answers));
    }

    HttpResponse<String> start(Map<String, Object> overrides) {
        return startWith(startForm(overrides).answers());
    }

    FilledForm startForm(Map<String, Object> overrides) {
        JsonNode form = json(person.get(PROCEDURE + "/deployed-start-form"));
        return new FilledForm(form, Map.of(), overrides);
    }

    HttpResponse<String> startWith(Map<String, Object> answers) {
        return person.post(PROCEDURE + "/submit-form", body(answers));
    }

    private Map<String, Object> context(Task task) {
        Map<String, Object> context = new HashMap<>();
        json(person.get("/engine-rest/task/" + task.id() + "/form-variables?deserializeValues=false"))
                .fields()
                .forEachRemaining(entry -> {
                    JsonNode value = entry.getValue().path("value");
                    if (value.isBoolean()) {
                        context.put(entry.getKey(), value.booleanValue());
                    } else if (value.isNumber()) {
                        context.put(entry.getKey(), value.numberValue());
                    } else if (value.isTextual()) {
                        context.put(entry.getKey(), value.textValue());
                    }
                });
        return context;
    }

    static String body(Map<String, Object> answers) {
        Map<String, Object> variables = new LinkedHashMap<>();
        answers.forEach((key, value) -> variables.put(key, value instanceof Map ? value : Map.of("value", value)));
        return text(Map.of("variables", variables));
    }

    static JsonNode json(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
