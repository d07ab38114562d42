package dev.slipway.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Blocks of releases, kept as facts that guard, gate and delegates read. */
@Repository
public class ReleaseBlocks {

    private static final String STANDING =
            "select b.id, b.slug, b.role, b.person, b.reason, b.since from release_block b";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    ReleaseBlocks(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Blocks that nobody has lifted yet, oldest first. */
    public List<ReleaseBlock> standing(ReleaseId release) {
        return jdbc.query(
                STANDING + " where b.slug = ? and b.lifted_at is null order by b.since",
                (row, number) -> block(row),
                release.slug());
    }

    /** Blocks of all releases that are open, oldest first. */
    public List<ReleaseBlock> standing() {
        return jdbc.query(
                STANDING + " join release_attempt r on r.slug = b.slug"
                        + " where b.lifted_at is null and r.ended_at is null order by b.since",
                (row, number) -> block(row));
    }

    private static ReleaseBlock block(ResultSet row) throws SQLException {
        return new ReleaseBlock(
                row.getString("id"),
                ReleaseId.parse(row.getString("slug")),
                row.getString("role"),
                row.getString("person"),
                row.getString("reason"),
                row.getTimestamp("since").toInstant());
    }

    public void set(String id, ReleaseId release, Role role, String person, String reason) {
        jdbc.update(
                "insert into release_block (id, slug, role, person, reason, since) values (?, ?, ?, ?, ?, ?)",
                id,
                release.slug(),
                role.id(),
                person,
                reason,
                Timestamp.from(clock.instant()));
    }

    /** Lifts one block; lifting it again changes nothing. */
    public void lift(String id, String person, String reason) {
        jdbc.update(
                "update release_block set lifted_by = ?, lift_reason = ?, lifted_at = ?"
                        + " where id = ? and lifted_at is null",
                person,
                reason,
                Timestamp.from(clock.instant()),
                id);
    }
}
