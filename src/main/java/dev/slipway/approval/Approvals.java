package dev.slipway.approval;

import dev.slipway.release.ReleaseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The answers of every round. */
@Repository
public class Approvals {

    private static final String STANDS = " and not exists (select 1 from approval_revocation v"
            + " where v.slug = a.slug and v.round = a.round and v.role = a.role)";

    private final JdbcTemplate jdbc;

    Approvals(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void give(ReleaseId release, int round, Approval approval) {
        jdbc.update(
                "insert into approval_given (slug, round, role, person, on_behalf_of, decision, comment_text,"
                        + " conditions, rework_phase, standing_rollback, given_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                release.slug(),
                round,
                approval.role(),
                approval.person(),
                approval.onBehalfOf(),
                approval.approved() ? "approve" : "reject",
                approval.comment(),
                approval.conditions(),
                approval.reworkPhase(),
                approval.standingRollback(),
                Timestamp.from(approval.givenAt()));
    }

    public List<Approval> of(ReleaseId release, int round) {
        return jdbc.query(
                "select * from approval_given where slug = ? and round = ? order by given_at, role",
                (row, index) -> read(row),
                release.slug(),
                round);
    }

    /** The yes of this person in the round, unless it was taken back. */
    public Optional<Approval> standingYesOf(ReleaseId release, int round, String person) {
        return jdbc
                .query(
                        "select * from approval_given a where a.decision = 'approve' and a.slug = ? and a.round = ?"
                                + " and a.person = ?"
                                + STANDS,
                        (row, index) -> read(row),
                        release.slug(),
                        round,
                        person)
                .stream()
                .findFirst();
    }

    /** Slugs of the releases that have not ended, in whose last round this person said yes and did not take it back. */
    public Set<String> standingYesesOf(String person) {
        return new HashSet<>(jdbc.queryForList(
                "select a.slug from approval_given a join release_attempt r on r.slug = a.slug"
                        + " where r.ended_at is null and a.person = ? and a.decision = 'approve' and a.round ="
                        + " (select max(n.round) from approval_given n where n.slug = a.slug)"
                        + STANDS,
                String.class,
                person));
    }

    /** The last round in which somebody answered, or 0. */
    public int lastRound(ReleaseId release) {
        return Objects.requireNonNullElse(
                jdbc.queryForObject(
                        "select max(round) from approval_given where slug = ?", Integer.class, release.slug()),
                0);
    }

    private static Approval read(ResultSet row) throws SQLException {
        return new Approval(
                row.getString("role"),
                row.getString("person"),
                row.getString("on_behalf_of"),
                "approve".equals(row.getString("decision")),
                row.getString("comment_text"),
                row.getString("conditions"),
                row.getString("rework_phase"),
                row.getBoolean("standing_rollback"),
                row.getTimestamp("given_at").toInstant());
    }
}
