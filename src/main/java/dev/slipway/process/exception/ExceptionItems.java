package dev.slipway.process.exception;

import dev.slipway.release.ReleaseId;
import dev.slipway.release.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What urgent releases owe, and what of it is settled. */
@Repository
class ExceptionItems {

    private static final String UNSETTLED = " from exception_item where slug = ? and settled_at is null";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    ExceptionItems(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An item and its number within the release. */
    record Numbered(int number, FollowUpItem item) {}

    void keep(ReleaseId release, Numbered numbered) {
        FollowUpItem item = numbered.item();
        jdbc.update(
                "insert into exception_item (slug, item_number, system, kind, title, owner_role, due_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                release.slug(),
                numbered.number(),
                release.system(),
                item.kind().name(),
                item.title(),
                item.owner().id(),
                Timestamp.from(item.due()));
    }

    List<Numbered> unsettled(ReleaseId release) {
        return jdbc.query(
                "select item_number, kind, title, owner_role, due_at" + UNSETTLED + " order by item_number",
                (row, at) -> read(row),
                release.slug());
    }

    /** What any release owes, the earliest date first. */
    List<Owed> unsettled(int limit) {
        return jdbc.query(
                "select item_number, kind, title, owner_role, due_at, slug from exception_item"
                        + " where settled_at is null order by due_at, slug, item_number limit ?",
                (row, at) ->
                        new Owed(ReleaseId.parse(row.getString(6)), read(row).item()),
                limit);
    }

    void settle(ReleaseId release, int number, String person) {
        jdbc.update(
                "update exception_item set settled_at = ?, settled_by = ?"
                        + " where slug = ? and item_number = ? and settled_at is null",
                Timestamp.from(clock.instant()),
                person,
                release.slug(),
                number);
    }

    /** Whether any release of the system owes something whose date has passed. */
    boolean anyOverdue(String system) {
        Integer overdue = jdbc.queryForObject(
                "select count(*) from exception_item where system = ? and settled_at is null and due_at <= ?",
                Integer.class,
                system,
                Timestamp.from(clock.instant()));
        return overdue == null || overdue > 0;
    }

    private static Numbered read(ResultSet row) throws SQLException {
        return new Numbered(
                row.getInt(1),
                new FollowUpItem(
                        FollowUpItem.Kind.valueOf(row.getString(2)),
                        row.getString(3),
                        Role.of(row.getString(4)).orElseThrow(),
                        row.getTimestamp(5).toInstant()));
    }
}
