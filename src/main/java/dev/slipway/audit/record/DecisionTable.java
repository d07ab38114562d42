package dev.slipway.audit.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision table in the version that answered, and each time that it was asked.
 *
 * @param hitPolicy how many rows may count, in words
 * @param columns headings, inputs first
 * @param inputs how many of the columns are inputs
 */
public record DecisionTable(
        String definition,
        String decision,
        String name,
        int version,
        String hitPolicy,
        List<String> columns,
        int inputs,
        List<Rule> rules,
        List<Evaluation> evaluations) {

    /**
     * One row.
     *
     * @param reason what the row says in words
     * @param hits how often it counted
     */
    public record Rule(String id, List<String> cells, String reason, int hits) {}

    /**
     * One time that the table was asked.
     *
     * @param activity name of the step that asked; null where none is known
     * @param rules ids of the rows that counted
     */
    public record Evaluation(
            long sequence,
            Instant at,
            @Nullable String activity,
            List<Labelled> inputs,
            List<Labelled> outputs,
            List<String> rules) {}

    /** How many rows counted at least once. */
    public long hit() {
        return rules.stream().filter(rule -> rule.hits() > 0).count();
    }
}
