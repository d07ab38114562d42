package dev.slipway.process.guard;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** The variables that a form may read, as plain values; objects and dates are left out, as the browser does. */
final class ContextValues {

    private static final Set<String> PLAIN = Set.of("string", "boolean", "integer", "short", "long", "double");

    private ContextValues() {}

    static Map<String, @Nullable Object> of(TaskEntity task) {
        VariableMap variables = task.getVariablesTyped(false);
        Map<String, @Nullable Object> values = new HashMap<>();
        for (String name : variables.keySet()) {
            TypedValue value = variables.getValueTyped(name);
            values.put(name, plain(value));
        }
        return values;
    }

    private static @Nullable Object plain(TypedValue value) {
        String type = value.getType() == null ? "" : value.getType().getName();
        if ("json".equals(type)) {
            return Json.plain(Json.of(value));
        }
        return PLAIN.contains(type) ? value.getValue() : null;
    }
}
