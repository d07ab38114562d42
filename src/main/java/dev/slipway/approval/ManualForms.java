package dev.slipway.approval;

import dev.slipway.release.ReleaseId;
import java.sql.Timestamp;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The governance lead's forms for releases that are moved by hand, one a release. */
@Repository
public class ManualForms {

    private static final String SIGNED = "sign";
    private static final String REFUSED = "refuse";

    private final JdbcTemplate jdbc;

    ManualForms(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void record(ReleaseId release, ManualForm form) {
        jdbc.update(
                "insert into manual_form (slug, decision, person, reason, measures, valid_until, decided_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                release.slug(),
                form.signed() ? SIGNED : REFUSED,
                form.person(),
                form.reason(),
                form.measures(),
                Timestamp.from(form.validUntil()),
                Timestamp.from(form.decidedAt()));
    }

    public Optional<ManualForm> of(ReleaseId release) {
        return jdbc
                .query(
                        "select decision, person, reason, measures, valid_until, decided_at from manual_form"
                                + " where slug = ?",
                        (row, number) -> new ManualForm(
                                row.getString("decision").equals(SIGNED),
                                row.getString("person"),
                                row.getString("reason"),
                                row.getString("measures"),
                                row.getTimestamp("valid_until").toInstant(),
                                row.getTimestamp("decided_at").toInstant()),
                        release.slug())
                .stream()
                .findFirst();
    }
}
