package dev.slipway.approval;

import dev.slipway.release.ReleaseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Authorizations as issued; none is ever changed. */
@Repository
public class Authorizations {

    private final JdbcTemplate jdbc;

    Authorizations(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void issue(Authorization authorization) {
        jdbc.update(
                "insert into authorization_issued (id, slug, round, package_digest, configuration_digest, bundle_id,"
                        + " base_digest, required_roles, window_start, window_end, first_approval_at, expires_at,"
                        + " standing_rollback, issued_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                authorization.id(),
                authorization.release().slug(),
                authorization.round(),
                authorization.packageDigest(),
                authorization.configurationDigest(),
                authorization.bundleId(),
                authorization.baseDigest(),
                String.join(",", new TreeSet<>(authorization.requiredRoles())),
                Timestamp.from(authorization.windowStart()),
                Timestamp.from(authorization.windowEnd()),
                Timestamp.from(authorization.firstApprovalAt()),
                Timestamp.from(authorization.expiresAt()),
                authorization.standingRollback(),
                Timestamp.from(authorization.issuedAt()));
    }

    /** The newest authorization of the release. */
    public Optional<Authorization> of(ReleaseId release) {
        return jdbc
                .query(
                        "select * from authorization_issued where slug = ? order by round desc",
                        (row, index) -> read(release, row),
                        release.slug())
                .stream()
                .findFirst();
    }

    /** The newest authorization of each release that has not ended. */
    public List<Authorization> ofOpenReleases() {
        return jdbc.query(
                "select a.* from authorization_issued a join release_attempt r on r.slug = a.slug"
                        + " where r.ended_at is null and a.round ="
                        + " (select max(n.round) from authorization_issued n where n.slug = a.slug)",
                (row, index) -> read(ReleaseId.parse(row.getString("slug")), row));
    }

    /** True when exactly this package was ever authorised for the system in the environment. */
    public boolean covered(String system, String environment, String packageDigest) {
        Integer found = jdbc.queryForObject(
                "select count(*) from authorization_issued a join release_attempt r on r.slug = a.slug"
                        + " where r.system = ? and r.environment = ? and a.package_digest = ?",
                Integer.class,
                system,
                environment,
                packageDigest);
        return found != null && found > 0;
    }

    private static Authorization read(ReleaseId release, ResultSet row) throws SQLException {
        return new Authorization(
                row.getString("id"),
                release,
                row.getInt("round"),
                row.getString("package_digest"),
                row.getString("configuration_digest"),
                row.getString("bundle_id"),
                row.getString("base_digest"),
                Set.of(row.getString("required_roles").split(",")),
                row.getTimestamp("window_start").toInstant(),
                row.getTimestamp("window_end").toInstant(),
                row.getTimestamp("first_approval_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                row.getBoolean("standing_rollback"),
                row.getTimestamp("issued_at").toInstant());
    }
}
