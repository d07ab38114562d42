package dev.slipway.audit.register;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a register is, for those who read it.
 *
 * @param id its address below /audit/records
 * @param recordId the procedure's own name of the record, where it has one
 * @param about a sentence on what stands in it
 * @param subject what each line is about, a release or something else with a key; null when the facts say it
 * @param owner who answers for it
 * @param began what the first column, the time of a line, is called
 * @param ending how lines end, where they do
 * @param lasting whether a period shows what held in it, rather than what began in it
 */
record Book(
        String id,
        String title,
        @Nullable String recordId,
        String about,
        @Nullable String subject,
        String owner,
        String began,
        @Nullable Ending ending,
        boolean lasting,
        List<Column> columns) {

    /**
     * How a line ends.
     *
     * @param title what the time of the end is called
     * @param still what stands there until then
     * @param only how lines are called that have not ended
     */
    record Ending(String title, String still, String only) {}

    /**
     * One fact of each line; its key is its name in JSON too.
     *
     * @param detail whether it stands below the others, since only some lines have it or since it is long
     */
    record Column(String key, String title, Form form, boolean detail) {

        static Column text(String key, String title) {
            return new Column(key, title, Form.TEXT, false);
        }

        static Column of(String key, String title, Form form) {
            return new Column(key, title, form, false);
        }

        static Column detail(String key, String title) {
            return new Column(key, title, Form.TEXT, true);
        }

        static Column detail(String key, String title, Form form) {
            return new Column(key, title, form, true);
        }
    }

    /** How a fact is put into words. */
    enum Form {
        TEXT,
        ROLE,
        MOMENT,
        MILLIS,
        YES_NO
    }

    public List<Column> main() {
        return columns.stream().filter(column -> !column.detail()).toList();
    }

    public List<Column> details() {
        return columns.stream().filter(Column::detail).toList();
    }
}
