package dev.slipway.approval;

import dev.slipway.release.ReleaseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Decisions about substantial modification as they were made; none is ever changed. */
@Repository
public class ModificationDecisions {

    private final JdbcTemplate jdbc;

    ModificationDecisions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void decide(ReleaseId release, ModificationDecision decision) {
        jdbc.update(
                "insert into modification_decision (slug, decision, package_digest, configuration_digest, base_digest,"
                        + " substantial, governance_lead, legal_advisor, conformity_reference, decided_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                release.slug(),
                decided(release) + 1,
                decision.packageDigest(),
                decision.configurationDigest(),
                decision.baseDigest(),
                decision.substantial(),
                decision.governanceLead(),
                decision.legalAdvisor(),
                decision.conformityReference(),
                Timestamp.from(decision.decidedAt()));
    }

    /** The newest decision about the release. */
    public Optional<ModificationDecision> of(ReleaseId release) {
        return jdbc
                .query(
                        "select * from modification_decision where slug = ? order by decision desc",
                        (row, index) -> read(row),
                        release.slug())
                .stream()
                .findFirst();
    }

    private int decided(ReleaseId release) {
        return Objects.requireNonNullElse(
                jdbc.queryForObject(
                        "select max(decision) from modification_decision where slug = ?",
                        Integer.class,
                        release.slug()),
                0);
    }

    private static ModificationDecision read(ResultSet row) throws SQLException {
        return new ModificationDecision(
                row.getString("package_digest"),
                row.getString("configuration_digest"),
                row.getString("base_digest"),
                row.getBoolean("substantial"),
                row.getString("governance_lead"),
                row.getString("legal_advisor"),
                row.getString("conformity_reference"),
                row.getTimestamp("decided_at").toInstant());
    }
}
