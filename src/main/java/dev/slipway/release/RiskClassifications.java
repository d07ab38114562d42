package dev.slipway.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Every decision about a risk tier; none is ever changed. */
@Repository
public class RiskClassifications {

    private final JdbcTemplate jdbc;

    RiskClassifications(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void record(RiskClassification decision) {
        jdbc.update(
                "insert into risk_classification (slug, nth, system, bundle_id, tier, domain, purpose_digest, floor_tier,"
                        + " outcome, lowered, lowering_approved, decided_by, reason, decided_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                decision.release().slug(),
                next(decision.release()),
                decision.release().system(),
                decision.bundleId(),
                decision.tier().id(),
                decision.domain(),
                decision.purposeDigest(),
                decision.floor(),
                decision.outcome().name().toLowerCase(Locale.ROOT),
                decision.lowered(),
                decision.loweringApproved(),
                decision.decidedBy(),
                decision.reason(),
                Timestamp.from(decision.decidedAt()));
    }

    private int next(ReleaseId release) {
        Integer last = jdbc.queryForObject(
                "select coalesce(max(nth), 0) from risk_classification where slug = ?", Integer.class, release.slug());
        return (last == null ? 0 : last) + 1;
    }

    /** The newest decision about the release. */
    public Optional<RiskClassification> of(ReleaseId release) {
        return jdbc
                .query(
                        "select * from risk_classification where slug = ? order by nth desc",
                        (row, index) -> read(row),
                        release.slug())
                .stream()
                .findFirst();
    }

    /** The newest decision under which a release of the system went on; empty before its first. */
    public Optional<RiskClassification> lastAccepted(String system) {
        return jdbc
                .query(
                        "select * from risk_classification where system = ? order by decided_at desc, nth desc",
                        (row, index) -> read(row),
                        system)
                .stream()
                .filter(RiskClassification::accepted)
                .findFirst();
    }

    private static RiskClassification read(ResultSet row) throws SQLException {
        return new RiskClassification(
                ReleaseId.parse(row.getString("slug")),
                row.getString("bundle_id"),
                RiskTier.of(row.getString("tier")).orElseThrow(),
                row.getString("domain"),
                row.getString("purpose_digest"),
                row.getString("floor_tier"),
                RiskClassification.Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                row.getBoolean("lowered"),
                row.getBoolean("lowering_approved"),
                row.getString("decided_by"),
                row.getString("reason"),
                row.getTimestamp("decided_at").toInstant());
    }
}
