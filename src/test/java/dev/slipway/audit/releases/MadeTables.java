package dev.slipway.audit.releases;

import dev.slipway.audit.index.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables of this package, and what stands in them. */
public final class MadeTables {

    private static final List<String> TABLES = List.of(
            "audit_release",
            "audit_release_last",
            "audit_release_person",
            "audit_target",
            "audit_day",
            "audit_finding",
            "audit_running",
            "audit_package",
            "audit_component");

    private MadeTables() {}

    public static List<Projection> projections(JdbcTemplate jdbc) {
        return List.of(new ReleaseProjection(jdbc), new FindingProjection(jdbc), new RunningProjection(jdbc));
    }

    /** Every row of every table, in an order that depends on nothing but the rows. */
    public static List<String> rows(JdbcTemplate jdbc) {
        List<String> all = new ArrayList<>();
        for (String table : TABLES) {
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
