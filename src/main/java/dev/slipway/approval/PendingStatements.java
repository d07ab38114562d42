package dev.slipway.approval;

import dev.slipway.release.ReleaseId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The statements that were made for signing; each is used once. */
@Repository
public class PendingStatements {

    private final JdbcTemplate jdbc;

    PendingStatements(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void add(PendingStatement statement) {
        jdbc.update(
                "insert into approval_statement (id, task_id, slug, round, role, person, payload, issued_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                statement.id(),
                statement.taskId(),
                statement.release().slug(),
                statement.round(),
                statement.role(),
                statement.person(),
                new String(statement.payload(), StandardCharsets.UTF_8),
                Timestamp.from(statement.issuedAt()),
                Timestamp.from(statement.expiresAt()));
    }

    public Optional<PendingStatement> find(String id) {
        return jdbc.query("select * from approval_statement where id = ?", (row, index) -> read(row), id).stream()
                .findFirst();
    }

    /** @return false when it was used before, also by somebody at the same moment */
    public boolean use(String id, Instant now) {
        return jdbc.update(
                        "update approval_statement set used_at = ? where id = ? and used_at is null",
                        Timestamp.from(now),
                        id)
                == 1;
    }

    private static PendingStatement read(ResultSet row) throws SQLException {
        return new PendingStatement(
                row.getString("id"),
                row.getString("task_id"),
                ReleaseId.parse(row.getString("slug")),
                row.getInt("round"),
                row.getString("role"),
                row.getString("person"),
                row.getString("payload").getBytes(StandardCharsets.UTF_8),
                row.getTimestamp("issued_at").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }
}
