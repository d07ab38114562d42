package dev.slipway.process.hold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;

/** Answers out of a request as Tasklist would send them: lists as Json, all else plain. */
final class TypedAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TypedAnswers() {}

    static VariableMap of(Map<String, @Nullable Object> answers) {
        VariableMap typed = Variables.createVariables();
        answers.forEach((key, value) -> {
            if (value instanceof List<?> list) {
                typed.putValueTyped(key, SpinValues.jsonValue(text(list)).create());
            } else {
                typed.putValue(key, value);
            }
        });
        return typed;
    }

    private static String text(List<?> list) {
        try {
            return JSON.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A list out of a JSON request cannot be written as JSON", e);
        }
    }
}
