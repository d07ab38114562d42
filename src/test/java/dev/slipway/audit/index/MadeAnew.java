package dev.slipway.audit.index;

import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The auditor's tables as they were carried along with the ledger, and as they come out when they are made anew.
 *
 * @param carried every row of every table, in an order that depends on nothing but the rows
 */
public record MadeAnew(List<String> carried, List<String> anew) {

    private static final int SLICE = 137;

    /** While this looks, the index waits. */
    public static MadeAnew of(
            Ledger stored, List<Projection> projections, JdbcTemplate jdbc, TransactionTemplate transaction) {
        return transaction.execute(status -> {
            long end = jdbc.queryForObject("select next_seq from audit_position where id = 1 for update", Long.class);
            List<String> carried = rows(jdbc);
            projections.forEach(Projection::clear);
            for (long next = 0; next < end; next += SLICE) {
                List<Entry> entries = stored.entries(next, (int) Math.min(SLICE, end - next));
                projections.forEach(projection -> projection.apply(entries));
            }
            return new MadeAnew(carried, rows(jdbc));
        });
    }

    /** Every row of the auditor's tables that are there. */
    public static List<String> rows(JdbcTemplate jdbc) {
        List<String> tables = jdbc.queryForList(
                "select lower(table_name) from information_schema.tables where lower(table_name) like 'audit\\_%'"
                        + " and lower(table_name) <> 'audit_position' order by 1",
                String.class);
        List<String> all = new ArrayList<>();
        for (String table : tables) {
            all.addAll(new TreeSet<>(jdbc.query("select * from " + table, (row, number) -> {
                StringBuilder line = new StringBuilder(table);
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    line.append(" | ").append(row.getString(column));
                }
                return line.toString();
            })));
        }
        return all;
    }
}
