package dev.slipway.approval;

import dev.slipway.release.ReleaseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Conditions of the authorizations, and which of them are met. */
@Repository
public class Conditions {

    private final JdbcTemplate jdbc;

    Conditions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param number place among the conditions of the round, from 1 */
    public record Numbered(int number, Condition condition) {}

    /** Keeps these for a round that had none before. */
    public List<Numbered> set(ReleaseId release, int round, List<Condition> conditions) {
        List<Numbered> kept = IntStream.range(0, conditions.size())
                .mapToObj(at -> new Numbered(at + 1, conditions.get(at)))
                .toList();
        kept.forEach(one -> keep(release, round, one));
        return kept;
    }

    private void keep(ReleaseId release, int round, Numbered one) {
        jdbc.update(
                "insert into approval_condition (slug, round, condition_number, set_by, condition_text, owner_role,"
                        + " due_point) values (?, ?, ?, ?, ?, ?, ?)",
                release.slug(),
                round,
                one.number(),
                one.condition().setBy(),
                one.condition().text(),
                one.condition().owner().id(),
                one.condition().due().words());
    }

    /** Those of the round that nobody has met. */
    public List<Numbered> open(ReleaseId release, int round) {
        return jdbc.query(
                "select condition_number, set_by, condition_text, owner_role, due_point from approval_condition"
                        + " where slug = ? and round = ? and met_at is null order by condition_number",
                (row, index) -> read(row),
                release.slug(),
                round);
    }

    public void meet(ReleaseId release, int round, int number, String person, Instant now) {
        int met = jdbc.update(
                "update approval_condition set met_at = ?, met_by = ?"
                        + " where slug = ? and round = ? and condition_number = ? and met_at is null",
                Timestamp.from(now),
                person,
                release.slug(),
                round,
                number);
        if (met != 1) {
            throw new IllegalStateException("Condition " + number + " of round " + round + " of " + release
                    + " is not open: it was met already, or was never set.");
        }
    }

    private static Numbered read(ResultSet row) throws SQLException {
        return new Numbered(
                row.getInt("condition_number"),
                new Condition(
                        row.getString("set_by"),
                        row.getString("condition_text"),
                        Condition.role(row.getString("owner_role")),
                        Condition.Due.of(row.getString("due_point"))));
    }
}
