package dev.slipway.approval;

import dev.slipway.release.ReleaseId;
import dev.slipway.signature.StatementEnvelope;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The signed answers and authorizations; none is ever changed. */
@Repository
public class SignedApprovals {

    private final JdbcTemplate jdbc;

    SignedApprovals(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void keep(SignedApproval signed) {
        jdbc.update(
                "insert into approval_envelope (statement_id, digest, task_id, slug, round, role, person, decision, way,"
                        + " key_id, envelope, signed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                signed.statementId(),
                signed.envelope().digest(),
                signed.taskId(),
                signed.release().slug(),
                signed.round(),
                signed.role(),
                signed.person(),
                signed.decision(),
                signed.way(),
                signed.keyId(),
                text(signed.envelope()),
                Timestamp.from(signed.signedAt()));
    }

    public List<SignedApproval> of(ReleaseId release) {
        return jdbc.query(
                "select * from approval_envelope where slug = ? order by round, signed_at, role",
                (row, index) -> read(row),
                release.slug());
    }

    public Optional<SignedApproval> ofTask(String taskId) {
        return jdbc
                .query("select * from approval_envelope where task_id = ?", (row, index) -> read(row), taskId)
                .stream()
                .findFirst();
    }

    public void keep(Authorization authorization, StatementEnvelope envelope) {
        jdbc.update(
                "insert into authorization_envelope (id, slug, round, digest, envelope) values (?, ?, ?, ?, ?)",
                authorization.id(),
                authorization.release().slug(),
                authorization.round(),
                envelope.digest(),
                text(envelope));
    }

    /** As signed; empty when it was not. */
    public Optional<StatementEnvelope> of(Authorization authorization) {
        return ofAuthorization(authorization.id());
    }

    /** The signed statement of the authorization with this id; empty when there is none. */
    public Optional<StatementEnvelope> ofAuthorization(String id) {
        return jdbc
                .query("select envelope from authorization_envelope where id = ?", (row, index) -> envelope(row), id)
                .stream()
                .findFirst();
    }

    private static SignedApproval read(ResultSet row) throws SQLException {
        return new SignedApproval(
                row.getString("statement_id"),
                row.getString("task_id"),
                ReleaseId.parse(row.getString("slug")),
                row.getInt("round"),
                row.getString("role"),
                row.getString("person"),
                row.getString("decision"),
                row.getString("way"),
                row.getString("key_id"),
                envelope(row),
                row.getTimestamp("signed_at").toInstant());
    }

    private static StatementEnvelope envelope(ResultSet row) throws SQLException {
        return StatementEnvelope.parse(row.getString("envelope").getBytes(StandardCharsets.UTF_8));
    }

    private static String text(StatementEnvelope envelope) {
        return new String(envelope.json(), StandardCharsets.UTF_8);
    }
}
