package dev.slipway.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table of mails: each waits, is claimed by one node, and is delivered once or given up. */
final class Outbox {

    private static final int AT_ONCE = 100;

    private static final String FREE = "state = 'waiting' and (claimed_until is null or claimed_until < ?)";

    private final JdbcTemplate jdbc;

    Outbox(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    boolean holdsKey(String key) {
        return count("select count(*) from notice_outbox where notice_key = ?", key) > 0;
    }

    boolean holds(String id) {
        return count("select count(*) from notice_outbox where id = ?", id) > 0;
    }

    void put(Mail mail, byte[] message) {
        jdbc.update(
                "insert into notice_outbox (id, notice_key, about, recipient, address, message, state, created_at,"
                        + " due_at, attempts) values (?, ?, ?, ?, ?, ?, 'waiting', ?, ?, 0)",
                mail.id(),
                mail.key(),
                mail.about(),
                mail.recipient().name(),
                mail.recipient().address(),
                message,
                Timestamp.from(mail.createdAt()),
                Timestamp.from(mail.createdAt()));
    }

    /** Ids of some mails whose time has come and that nobody is sending, the oldest first. */
    List<String> due(Instant now) {
        Timestamp time = Timestamp.from(now);
        return jdbc.queryForList(
                "select id from notice_outbox where due_at <= ? and " + FREE + " order by due_at, id limit " + AT_ONCE,
                String.class,
                time,
                time);
    }

    /** Takes a mail for one sender; empty when another one has it. */
    Optional<Claimed> claim(String id, String sender, Instant now, Duration claim) {
        int taken = jdbc.update(
                "update notice_outbox set claimed_by = ?, claimed_until = ?, attempts = attempts + 1 where id = ? and "
                        + FREE,
                sender,
                Timestamp.from(now.plus(claim)),
                id,
                Timestamp.from(now));
        return taken == 0
                ? Optional.empty()
                : jdbc.query("select * from notice_outbox where id = ?", Outbox::claimed, id).stream()
                        .findFirst();
    }

    /** Whether the sender still had the mail; otherwise another one answers for it. */
    boolean delivered(String id, String sender, Instant now) {
        return jdbc.update(
                        "update notice_outbox set state = 'delivered', settled_at = ?, message = null, last_error = null,"
                                + " claimed_by = null, claimed_until = null"
                                + " where id = ? and claimed_by = ? and state = 'waiting'",
                        Timestamp.from(now),
                        id,
                        sender)
                == 1;
    }

    void postpone(String id, String sender, Instant due, String reason) {
        jdbc.update(
                "update notice_outbox set due_at = ?, last_error = ?, claimed_by = null, claimed_until = null"
                        + " where id = ? and claimed_by = ? and state = 'waiting'",
                Timestamp.from(due),
                reason,
                id,
                sender);
    }

    /** The text is kept, so that somebody can still send it by hand. */
    boolean giveUp(String id, String sender, Instant now, String reason) {
        return jdbc.update(
                        "update notice_outbox set state = 'given-up', settled_at = ?, last_error = ?,"
                                + " claimed_by = null, claimed_until = null"
                                + " where id = ? and claimed_by = ? and state = 'waiting'",
                        Timestamp.from(now),
                        reason,
                        id,
                        sender)
                == 1;
    }

    private long count(String sql, String value) {
        Long found = jdbc.queryForObject(sql, Long.class, value);
        return found == null ? 0 : found;
    }

    private static Claimed claimed(ResultSet row, int number) throws SQLException {
        Mail mail = new Mail(
                row.getString("id"),
                row.getString("notice_key"),
                row.getString("about"),
                new Recipient(row.getString("recipient"), row.getString("address")),
                row.getTimestamp("created_at").toInstant());
        return new Claimed(mail, row.getInt("attempts"), row.getBytes("message"));
    }

    /**
     * A mail that one sender has for itself.
     *
     * @param attempts this one included
     * @param message ready to be sent
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Claimed(Mail mail, int attempts, byte[] message) {}
}
