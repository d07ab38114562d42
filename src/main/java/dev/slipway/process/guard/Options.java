package dev.slipway.process.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The values that a choice offers: listed in the form, or read from a variable or an expression. */
@FunctionalInterface
interface Options {

    List<String> in(Map<String, @Nullable Object> data);

    static Options of(JsonNode component) {
        if (component.hasNonNull("valuesKey")) {
            String variable = component.path("valuesKey").asText();
            return data -> values(data.get(variable) instanceof List<?> list ? list : List.of());
        }
        if (component.hasNonNull("valuesExpression")) {
            String expression = component.path("valuesExpression").asText();
            return data -> values(Feel.list(expression, data));
        }
        List<String> fixed = new ArrayList<>();
        component
                .path("values")
                .forEach(option -> fixed.add(option.path("value").asText()));
        return data -> fixed;
    }

    private static List<String> values(List<?> options) {
        return options.stream()
                .map(option -> option instanceof Map<?, ?> pair ? pair.get("value") : option)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
    }
}
