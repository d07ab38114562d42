package dev.slipway.approval;

import dev.slipway.release.ReleaseId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** When each round of approvals was opened. */
@Repository
public class ApprovalRounds {

    private final JdbcTemplate jdbc;

    ApprovalRounds(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void open(ReleaseId release, int round, Instant now) {
        jdbc.update(
                "insert into approval_round (slug, round, opened_at) values (?, ?, ?)",
                release.slug(),
                round,
                Timestamp.from(now));
    }

    /** When the newest round was opened. */
    public Optional<Instant> openedAt(ReleaseId release) {
        return jdbc
                .query(
                        "select opened_at from approval_round where slug = ? order by round desc",
                        (row, index) -> row.getTimestamp(1).toInstant(),
                        release.slug())
                .stream()
                .findFirst();
    }
}
