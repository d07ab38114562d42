package dev.slipway.process.guard;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.jspecify.annotations.Nullable;

/** The engine's FEEL, for the conditions and options of forms. */
public final class Feel {

    private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();

    private Feel() {}

    /** As in the browser: a condition that cannot be evaluated does not hold. */
    public static boolean holds(String expression, Map<String, @Nullable Object> data) {
        return Boolean.TRUE.equals(value(expression, data));
    }

    /** What an expression yields; null when it cannot be evaluated. */
    public static @Nullable Object value(String expression, Map<String, @Nullable Object> data) {
        EvaluationResult result = ENGINE.evaluateExpression(body(expression), data);
        return result.isSuccess() ? result.result() : null;
    }

    /** The list that an expression yields; anything else is no list. */
    public static List<?> list(String expression, Map<String, @Nullable Object> data) {
        return value(expression, data) instanceof List<?> list ? list : Collections.emptyList();
    }

    static ParseResult parse(String expression) {
        return ENGINE.parseExpression(body(expression));
    }

    private static String body(String expression) {
        return expression.startsWith("=") ? expression.substring(1) : expression;
    }
}
