package dev.slipway.approval;

import dev.slipway.release.ReleaseId;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Yeses that were taken back; none is given again but in another round. */
@Repository
public class Revocations {

    private final JdbcTemplate jdbc;

    Revocations(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void revoke(ReleaseId release, int round, Revocation revocation) {
        jdbc.update(
                "insert into approval_revocation (slug, round, role, person, reason, revoked_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                release.slug(),
                round,
                revocation.role(),
                revocation.person(),
                revocation.reason(),
                Timestamp.from(revocation.revokedAt()));
    }

    public List<Revocation> of(ReleaseId release, int round) {
        return jdbc.query(
                "select role, person, reason, revoked_at from approval_revocation where slug = ? and round = ?"
                        + " order by revoked_at, role",
                (row, index) -> new Revocation(
                        row.getString("role"),
                        row.getString("person"),
                        row.getString("reason"),
                        row.getTimestamp("revoked_at").toInstant()),
                release.slug(),
                round);
    }
}
