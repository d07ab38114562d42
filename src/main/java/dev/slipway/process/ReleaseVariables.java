package dev.slipway.process;

import dev.slipway.release.ReleaseId;
import dev.slipway.release.RiskTier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;

/** The only place that reads and writes process variables, so that each has one name and one type. */
public final class ReleaseVariables {

    /** A text column of the engine holds no more characters. */
    static final int LONGEST_TEXT = 4000;

    /** Local to each task, for Tasklist's list. */
    static final String LABEL = "release";

    private static final String SHORTENED = "\n\n… shortened; the ledger has the whole.";

    private final VariableScope scope;

    private ReleaseVariables(VariableScope scope) {
        this.scope = scope;
    }

    public static ReleaseVariables of(DelegateExecution execution) {
        return new ReleaseVariables(execution);
    }

    public static ReleaseVariables of(DelegateTask task) {
        return new ReleaseVariables(task);
    }

    /** The release that the execution works for, from its business key. */
    public static ReleaseId releaseOf(DelegateExecution execution) {
        return ReleaseId.parse(execution.getProcessBusinessKey());
    }

    public String text(Fact fact) {
        return required(fact.variable(), optional(fact.variable(), String.class));
    }

    public String text(Answer answer) {
        return required(answer.key(), optional(answer.key(), String.class));
    }

    public String textOr(Fact fact, String otherwise) {
        String value = optional(fact.variable(), String.class);
        return value == null ? otherwise : value;
    }

    public @Nullable String textOrNull(Fact fact) {
        return optional(fact.variable(), String.class);
    }

    public @Nullable String textOrNull(Answer answer) {
        return optional(answer.key(), String.class);
    }

    public boolean is(Fact fact) {
        return Boolean.TRUE.equals(optional(fact.variable(), Boolean.class));
    }

    public boolean is(Answer answer) {
        return Boolean.TRUE.equals(optional(answer.key(), Boolean.class));
    }

    public int number(Fact fact, int otherwise) {
        Number value = optional(fact.variable(), Number.class);
        return value == null ? otherwise : Math.toIntExact(value.longValue());
    }

    public double number(Answer answer) {
        return required(answer.key(), optional(answer.key(), Number.class)).doubleValue();
    }

    public double numberOr(Answer answer, double otherwise) {
        Number value = optional(answer.key(), Number.class);
        return value == null ? otherwise : value.doubleValue();
    }

    public RiskTier riskTier() {
        return RiskTier.of(text(Fact.RISK_TIER)).orElseThrow();
    }

    public String textOr(Answer answer, String otherwise) {
        String value = textOrNull(answer);
        return value == null ? otherwise : value;
    }

    @SuppressWarnings("unchecked")
    public List<String> list(Fact fact) {
        return (List<String>) required(fact.variable(), optional(fact.variable(), List.class));
    }

    /** What was ticked in a list of choices; empty when nothing was, or nobody was asked. */
    public List<String> choices(Answer answer) {
        return scope.getVariable(answer.key()) instanceof SpinJsonNode ticked && ticked.isArray()
                ? ticked.elements().stream().map(SpinJsonNode::stringValue).toList()
                : List.of();
    }

    public @Nullable Object raw(String name) {
        return scope.getVariable(name);
    }

    public ReleaseVariables put(Fact fact, @Nullable Object value) {
        scope.setVariable(fact.variable(), storable(value));
        return this;
    }

    /** The engine reads a list or a map back as the class that it was written as, and knows only the mutable ones. */
    private static @Nullable Object storable(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        if (value instanceof Map<?, ?> map) {
            return new HashMap<>(map);
        }
        return value instanceof String text ? fitting(text) : value;
    }

    /** Pre-sets a field of a later form; the person there may change it. */
    public ReleaseVariables propose(Answer answer, Object value) {
        scope.setVariable(answer.key(), value);
        return this;
    }

    /** Empties a field of a form that is shown again. */
    public void forget(Answer answer) {
        scope.setVariable(answer.key(), null);
    }

    private static String fitting(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - SHORTENED.length()) + SHORTENED;
    }

    private <T> @Nullable T optional(String name, Class<T> type) {
        return type.cast(scope.getVariable(name));
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("The process variable '" + name
                    + "' is missing. The model must hand it over; compare the call activity's inputs.");
        }
        return value;
    }
}
