package dev.slipway.process.guard;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** The values of a request with their types, which the map's own {@code get} would hide. */
final class Submission {

    private final VariableMap values;

    private Submission(VariableMap values) {
        this.values = values;
    }

    static Submission of(@Nullable Object submitted) {
        VariableMap copy = Variables.createVariables();
        if (submitted instanceof Map<?, ?> map) {
            map.keySet().forEach(key -> copy.put(String.valueOf(key), raw(map, key)));
        }
        return new Submission(copy);
    }

    Set<String> keys() {
        return new TreeSet<>(values.keySet());
    }

    @Nullable
    TypedValue typed(String key) {
        return values.getValueTyped(key);
    }

    VariableMap copy() {
        VariableMap copy = Variables.createVariables();
        copy.putAll(values);
        return copy;
    }

    private static @Nullable Object raw(Map<?, ?> map, Object key) {
        return map instanceof VariableMap typed ? typed.getValueTyped(String.valueOf(key)) : map.get(key);
    }
}
