package dev.slipway.process.intake;

import dev.slipway.process.guard.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Remembers which request of a program started what, so that the same one starts nothing twice. */
@Repository
class StartRequests {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    StartRequests(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Earlier(String bodyDigest, String businessKey) {}

    /** Business key of what the same request started before; refuses another body under the same key. */
    Optional<String> started(String login, String key, String bodyDigest) {
        Optional<Earlier> earlier = jdbc
                .query(
                        "select body_digest, business_key from start_request where login = ? and idempotency_key = ?",
                        (row, index) -> new Earlier(row.getString("body_digest"), row.getString("business_key")),
                        login,
                        key)
                .stream()
                .findFirst();
        earlier.filter(found -> !found.bodyDigest().equals(bodyDigest)).ifPresent(found -> {
            throw Refusal.conflict("The Idempotency-Key '" + key + "' was used for another request, which started "
                    + found.businessKey() + ". Send this one under a key of its own.");
        });
        return earlier.map(Earlier::businessKey);
    }

    /**
     * Takes the key before anything starts; of two at the same moment the second waits for the first here.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the key is taken
     */
    void take(String login, String key, String bodyDigest) {
        jdbc.update(
                "insert into start_request (login, idempotency_key, body_digest, received_at) values (?, ?, ?, ?)",
                login,
                key,
                bodyDigest,
                Timestamp.from(clock.instant()));
    }

    void keep(String login, String key, String businessKey) {
        jdbc.update(
                "update start_request set business_key = ? where login = ? and idempotency_key = ?",
                businessKey,
                login,
                key);
    }
}
