package dev.slipway.audit.releases;

import dev.slipway.process.history.LedgerPeople;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Finds what needs a look. */
@Component
class FindingSearch {

    static final int COUNTED = 1000;

    private static final String COLUMNS =
            "select slug, kind, state, said, seq, opened_at, due_at from audit_finding where ";

    private final JdbcTemplate jdbc;
    private final LedgerPeople people;

    FindingSearch(JdbcTemplate jdbc, LedgerPeople people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    /** Open ones, the oldest first. */
    List<FindingRow> open(int limit) {
        return jdbc.query(
                COLUMNS + "state = 'OPEN' order by opened_at, seq, item fetch first " + limit + " rows only",
                (row, number) -> row(row));
    }

    /** How many are open; of more than {@link #COUNTED} one more than that. */
    int open() {
        Integer found = jdbc.queryForObject(
                "select count(*) from (select 1 from audit_finding where state = 'OPEN' fetch first " + (COUNTED + 1)
                        + " rows only) counted",
                Integer.class);
        return found == null ? 0 : found;
    }

    /** What may have been an attack since then, the newest first. */
    List<FindingRow> security(Instant since, int limit) {
        return jdbc.query(
                COLUMNS + "kind = 'SECURITY' and opened_at >= ? order by opened_at desc, seq desc, item desc"
                        + " fetch first " + limit + " rows only",
                (row, number) -> row(row),
                Timestamp.from(since));
    }

    private FindingRow row(ResultSet row) throws SQLException {
        String subject = row.getString(1);
        return new FindingRow(
                subject,
                OfRelease.idOf(subject).isPresent(),
                row.getString(2),
                row.getString(3),
                people.named(row.getString(4)),
                row.getLong(5),
                row.getTimestamp(6).toInstant(),
                ReleaseSearch.instant(row.getTimestamp(7)));
    }
}
