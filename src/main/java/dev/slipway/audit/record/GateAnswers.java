package dev.slipway.audit.record;

import dev.slipway.audit.record.GateAnswer.Denial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the gate was asked and said, with the words of the table that said it. */
final class GateAnswers {

    private static final String TABLE = "deployment-gate";

    private final List<Recorded> entries;
    private final Map<String, String> messages = new HashMap<>();

    GateAnswers(List<Recorded> entries) {
        this.entries = entries;
        entries.stream()
                .filter(entry ->
                        entry.is("DecisionEvaluated") && entry.raw("decision").equals(TABLE))
                .forEach(this::read);
    }

    /** Outputs come one by one; those of one row share its rule. */
    private void read(Recorded entry) {
        Map<String, Map<String, String>> rows = new HashMap<>();
        for (Object output : entry.list("outputs")) {
            if (output instanceof Map<?, ?> map) {
                rows.computeIfAbsent(Recorded.words(map.get("rule")), rule -> new HashMap<>())
                        .put(Recorded.words(map.get("name")), Recorded.words(map.get("value")));
            }
        }
        rows.values()
                .forEach(row -> messages.put(
                        entry.sequence() + ":" + row.getOrDefault("code", ""),
                        (row.getOrDefault("message", "") + " " + row.getOrDefault("remedy", "")).strip()));
    }

    List<GateAnswer> all() {
        return entries.stream()
                .filter(entry -> entry.is("GateEvaluated"))
                .map(this::answer)
                .toList();
    }

    private GateAnswer answer(Recorded entry) {
        return new GateAnswer(
                entry.sequence(),
                entry.at(),
                EntryWords.point(entry.raw("point")),
                entry.flag("allowed"),
                denials(entry),
                entry.map("facts").entrySet().stream()
                        .map(fact -> new Labelled(Places.spaced(fact.getKey()), Recorded.words(fact.getValue())))
                        .toList());
    }

    private List<Denial> denials(Recorded entry) {
        return entry.list("denials").stream()
                .map(String::valueOf)
                .map(code -> new Denial(code, reason(entry, code)))
                .toList();
    }

    /** What the table said last before the gate's answer was written down. */
    private String reason(Recorded entry, String code) {
        return entries.stream()
                .filter(asked -> asked.sequence() < entry.sequence())
                .map(asked -> messages.getOrDefault(asked.sequence() + ":" + code, ""))
                .filter(message -> !message.isEmpty())
                .reduce((earlier, later) -> later)
                .orElseGet(() ->
                        Places.spaced(code.toLowerCase(java.util.Locale.ROOT).replace('_', '-')) + ".");
    }

    /** Why it said no, in one line. */
    String reasons(Recorded entry) {
        return denials(entry).stream().map(Denial::reason).collect(Collectors.joining(" "));
    }
}
