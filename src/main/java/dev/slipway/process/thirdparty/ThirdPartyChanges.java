package dev.slipway.process.thirdparty;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Every report of a change by others, by number, and which request of a program opened which. */
@Repository
class ThirdPartyChanges {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    ThirdPartyChanges(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a program sent once, and what came of it. */
    record Answered(String contentDigest, String businessKey) {}

    /** Numbers and keeps a new report, and gives the key of its process. */
    String open(String system, String reporter) {
        Integer last = jdbc.queryForObject(
                "select coalesce(max(change_number), 0) from third_party_change where system = ?",
                Integer.class,
                system);
        int number = (last == null ? 0 : last) + 1;
        String key = "third-party-change:" + system + ":" + number;
        jdbc.update(
                "insert into third_party_change (system, change_number, business_key, reported_by, reported_at)"
                        + " values (?, ?, ?, ?, ?)",
                system,
                number,
                key,
                reporter,
                Timestamp.from(clock.instant()));
        return key;
    }

    Optional<Answered> answered(String reporter, String idempotencyKey) {
        return jdbc
                .query(
                        "select content_digest, business_key from third_party_request"
                                + " where reported_by = ? and idempotency_key = ?",
                        (row, at) -> new Answered(row.getString(1), row.getString(2)),
                        reporter,
                        idempotencyKey)
                .stream()
                .findFirst();
    }

    void remember(String reporter, String idempotencyKey, Answered answer) {
        jdbc.update(
                "insert into third_party_request (reported_by, idempotency_key, content_digest, business_key)"
                        + " values (?, ?, ?, ?)",
                reporter,
                idempotencyKey,
                answer.contentDigest(),
                answer.businessKey());
    }
}
