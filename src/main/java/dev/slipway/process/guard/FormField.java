package dev.slipway.process.guard;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One input of a form.
 *
 * @param contextOnly the form shows the variable but does not send it
 * @param hiddenWhen conditions of the field and of the groups around it; one that holds hides it
 * @param rules what its value must obey, each in words when broken
 */
record FormField(
        String key,
        String label,
        FieldKind kind,
        boolean required,
        boolean contextOnly,
        List<String> hiddenWhen,
        List<ValueRule> rules) {

    FormField {
        hiddenWhen = List.copyOf(hiddenWhen);
        rules = List.copyOf(rules);
    }

    boolean isHidden(Map<String, @Nullable Object> data) {
        return hiddenWhen.stream().anyMatch(condition -> Feel.holds(condition, data));
    }

    /** What is wrong with a value that was sent, in words. */
    List<String> problems(Object value, Map<String, @Nullable Object> data) {
        return rules.stream()
                .map(rule -> rule.broken(value, data))
                .filter(Objects::nonNull)
                .map(rule -> "'" + label + "' " + rule)
                .toList();
    }
}
