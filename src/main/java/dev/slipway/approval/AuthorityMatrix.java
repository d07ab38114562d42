package dev.slipway.approval;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Delegates and absences as they are maintained; who holds a role is said by the groups. It is read at every decision,
 * and an entry is ended, never deleted.
 */
@Repository
public class AuthorityMatrix {

    private final JdbcTemplate jdbc;

    AuthorityMatrix(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public Authority at(Instant now) {
        return Authority.at(now, delegations(), absences());
    }

    /** All there ever were, the newest first. */
    public List<Delegation> delegations() {
        return jdbc.query("select * from delegation order by starts_at desc, id", (row, index) -> delegation(row));
    }

    /** All there ever were, the newest first. */
    public List<Absence> absences() {
        return jdbc.query("select * from absence order by starts_at desc, id", (row, index) -> absence(row));
    }

    public void add(Delegation entry, String by, Instant now) {
        jdbc.update(
                "insert into delegation (id, role, holder, delegate, starts_at, ends_at, reason, added_by, added_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entry.id(),
                entry.role(),
                entry.holder(),
                entry.delegate(),
                Timestamp.from(entry.starts()),
                Timestamp.from(entry.ends()),
                entry.reason(),
                by,
                Timestamp.from(now));
    }

    public void add(Absence entry, String by, Instant now) {
        jdbc.update(
                "insert into absence (id, person, starts_at, ends_at, reason, added_by, added_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                entry.id(),
                entry.person(),
                Timestamp.from(entry.starts()),
                Timestamp.from(entry.ends()),
                entry.reason(),
                by,
                Timestamp.from(now));
    }

    /** @return false when it had ended already */
    public boolean endDelegation(String id, String by, String reason, Instant now) {
        return end("delegation", id, by, reason, now);
    }

    /** @return false when it had ended already */
    public boolean endAbsence(String id, String by, String reason, Instant now) {
        return end("absence", id, by, reason, now);
    }

    private boolean end(String table, String id, String by, String reason, Instant now) {
        return jdbc.update(
                        "update " + table + " set ended_by = ?, end_reason = ?, ended_at = ?"
                                + " where id = ? and ended_at is null and ends_at > ?",
                        by,
                        reason,
                        Timestamp.from(now),
                        id,
                        Timestamp.from(now))
                == 1;
    }

    private static Delegation delegation(ResultSet row) throws SQLException {
        return new Delegation(
                row.getString("id"),
                row.getString("role"),
                row.getString("holder"),
                row.getString("delegate"),
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                row.getString("reason"),
                instant(row.getTimestamp("ended_at")));
    }

    private static Absence absence(ResultSet row) throws SQLException {
        return new Absence(
                row.getString("id"),
                row.getString("person"),
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                row.getString("reason"),
                instant(row.getTimestamp("ended_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
