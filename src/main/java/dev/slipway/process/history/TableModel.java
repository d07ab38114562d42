package dev.slipway.process.history;

import java.util.List;

/**
 * A decision table in one version.
 *
 * @param hitPolicy of its decision, such as {@code FIRST}
 * @param inputs headings
 */
public record TableModel(
        String definition,
        String key,
        String name,
        int version,
        String hitPolicy,
        List<String> inputs,
        List<Output> outputs,
        List<Row> rows) {

    public TableModel {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        rows = List.copyOf(rows);
    }

    /**
     * One column of answers.
     *
     * @param name under which the table answers
     */
    public record Output(String name, String label) {}

    /**
     * One rule.
     *
     * @param cells inputs and outputs, as they are written
     * @param reason what the rule is for, in words
     */
    public record Row(String id, List<String> cells, String reason) {

        public Row {
            cells = List.copyOf(cells);
        }
    }
}
