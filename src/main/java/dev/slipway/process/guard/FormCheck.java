package dev.slipway.process.guard;

import dev.slipway.process.guard.FieldKind.WrongKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** Holds a submission against its form: what is wrong with it, and what is stored when nothing is. */
final class FormCheck {

    private static final int MOST_PROBLEMS = 10;

    private final FormSchema form;
    private final Submission submission;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Object> sent = new HashMap<>();
    private final Map<String, @Nullable Object> data;

    private FormCheck(FormSchema form, Submission submission, Map<String, @Nullable Object> context) {
        this.form = form;
        this.submission = submission;
        this.data = new HashMap<>(context);
    }

    static FormCheck of(FormSchema form, Submission submission, Map<String, @Nullable Object> context) {
        FormCheck check = new FormCheck(form, submission, context);
        check.refuseSurplus();
        form.fields().forEach(check::read);
        form.fields().forEach(check::checkField);
        return check;
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    VariableMap valuesOrRefuse(String name) {
        if (!problems.isEmpty()) {
            throw Refusal.badRequest(name + " refused: " + summary());
        }
        return values();
    }

    /**
     * Every field of the form gets a value, so that none of an earlier round survives; nothing and an empty text are the
     * same answer.
     */
    private VariableMap values() {
        VariableMap values = submission.copy();
        for (FormField field : form.fields()) {
            if (!field.contextOnly() && !sent.containsKey(field.key())) {
                values.put(
                        field.key(), field.isHidden(data) ? null : field.kind().absent());
            }
        }
        return values;
    }

    private void refuseSurplus() {
        for (String key : submission.keys()) {
            FormField field = form.field(key).orElse(null);
            if (field == null) {
                problems.add("'" + Quoted.of(key) + "' is not a field that this form sends; remove it");
            } else if (field.contextOnly()) {
                problems.add(
                        "'" + field.label() + "' is shown for information and cannot be changed; remove '" + key + "'");
            }
        }
    }

    /** First all values, since a condition of one field reads another. */
    private void read(FormField field) {
        if (field.contextOnly()) {
            return;
        }
        Object value = null;
        TypedValue typed = submission.typed(field.key());
        try {
            value = typed == null ? null : field.kind().read(typed);
        } catch (WrongKind wrong) {
            problems.add("'" + field.label() + "' " + wrong.getMessage());
        }
        if (value != null) {
            sent.put(field.key(), value);
        }
        data.put(field.key(), value == null ? field.kind().absent() : value);
    }

    private void checkField(FormField field) {
        if (field.contextOnly()) {
            return;
        }
        Object value = sent.get(field.key());
        if (field.isHidden(data)) {
            if (value != null) {
                problems.add("'" + field.label() + "' does not apply with these answers, found '" + Quoted.of(value)
                        + "'; leave it out");
            }
        } else if (value != null) {
            problems.addAll(field.problems(value, data));
        }
        if (field.required() && !field.isHidden(data) && isMissing(value)) {
            problems.add("'" + field.label() + "' is required; "
                    + (field.kind() == FieldKind.FLAG ? "tick it" : "fill it in"));
        }
    }

    /** A required box must be ticked, as in the browser. */
    private static boolean isMissing(@Nullable Object value) {
        return value == null || value.equals(false) || (value instanceof String text && text.isBlank());
    }

    private String summary() {
        String shown = problems.stream().limit(MOST_PROBLEMS).collect(Collectors.joining("; "));
        int more = problems.size() - MOST_PROBLEMS;
        return shown + (more > 0 ? "; and " + more + " more" : "") + ".";
    }
}
