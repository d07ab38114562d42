package dev.slipway.process.guard;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/**
 * A completion whose values fit their form.
 *
 * @param name the task for people
 * @param answers the values that will be stored
 * @param known the plain variables of the process as they are now
 * @param labels names of the form's fields for people, by key, in the form's order
 */
public record Completion(
        TaskFacts task,
        String name,
        VariableMap answers,
        Map<String, @Nullable Object> known,
        Map<String, String> labels) {

    public boolean isOf(String activity) {
        return task.definitionKey().equals(activity);
    }

    /** The answer, or what the process knows when the form does not ask. */
    public @Nullable Object value(String key) {
        return answers.containsKey(key) ? answers.get(key) : known.get(key);
    }

    /** Empty when there is no such value. */
    public String text(String key) {
        Object value = value(key);
        return value == null ? "" : value.toString();
    }

    /** Keys of the form's fields, in its order. */
    public List<String> fields() {
        return List.copyOf(labels.keySet());
    }

    public String label(String key) {
        return labels.getOrDefault(key, key);
    }

    /** @param why rule, value found and remedy, as a sentence */
    public Refusal refusal(String why) {
        return Refusal.badRequest(name + " refused: " + why);
    }
}
