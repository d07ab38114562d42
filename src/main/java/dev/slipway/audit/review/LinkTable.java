package dev.slipway.audit.review;

import dev.slipway.release.Digests;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The links and the reviews under way, each known by the digest of its secret only. */
final class LinkTable {

    /** So many links are listed; the ledger has all. */
    static final int LISTED = 200;

    private static final String LINKS =
            "select id, reviewer, reason, made_by, made_at, ends_at, revoked_by, revoked_at from reviewer_link";

    private final JdbcClient jdbc;

    LinkTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(ReviewerLink link, String token) {
        jdbc.sql("insert into reviewer_link (id, token_digest, reviewer, reason, made_by, made_at, ends_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        link.id(),
                        Digests.of(token),
                        link.reviewer(),
                        link.reason(),
                        link.madeBy(),
                        Timestamp.from(link.madeAt()),
                        Timestamp.from(link.endsAt()))
                .update();
        link.releases()
                .forEach(slug -> jdbc.sql("insert into reviewer_link_release (link_id, slug) values (?, ?)")
                        .params(link.id(), slug)
                        .update());
    }

    Optional<ReviewerLink> ofToken(String token) {
        return jdbc.sql(LINKS + " where token_digest = ?")
                .param(Digests.of(token))
                .query((row, number) -> link(row))
                .optional()
                .map(this::whole);
    }

    /** The newest first. */
    List<ReviewerLink> newest() {
        return jdbc
                .sql(LINKS + " order by made_at desc, id limit " + LISTED)
                .query((row, number) -> link(row))
                .list()
                .stream()
                .map(this::whole)
                .toList();
    }

    /** @return whether it was not revoked before */
    boolean revoke(String id, String by, Instant now) {
        return jdbc.sql("update reviewer_link set revoked_by = ?, revoked_at = ? where id = ? and revoked_at is null")
                        .params(by, Timestamp.from(now), id)
                        .update()
                == 1;
    }

    /** Begins a review, and forgets those of the link that are over. */
    void begin(String link, String secret, Instant now, Instant ends) {
        jdbc.sql("delete from reviewer_session where link_id = ? and ends_at <= ?")
                .params(link, Timestamp.from(now))
                .update();
        jdbc.sql("insert into reviewer_session (secret_digest, link_id, ends_at) values (?, ?, ?)")
                .params(Digests.of(secret), link, Timestamp.from(ends))
                .update();
    }

    void end(String secret) {
        jdbc.sql("delete from reviewer_session where secret_digest = ?")
                .param(Digests.of(secret))
                .update();
    }

    /** Id of the link under whose review this secret stands, while both last and nobody revoked it. */
    Optional<String> reviewed(String secret, Instant now) {
        return jdbc.sql("select l.id from reviewer_session s join reviewer_link l on l.id = s.link_id"
                        + " where s.secret_digest = ? and s.ends_at > ? and l.ends_at > ? and l.revoked_at is null")
                .params(Digests.of(secret), Timestamp.from(now), Timestamp.from(now))
                .query(String.class)
                .optional();
    }

    Set<String> releases(String link) {
        return new TreeSet<>(jdbc.sql("select slug from reviewer_link_release where link_id = ? order by slug")
                .param(link)
                .query(String.class)
                .list());
    }

    /** Read after the row, so that no connection waits for another. */
    private ReviewerLink whole(ReviewerLink link) {
        return link.of(List.copyOf(releases(link.id())));
    }

    private static ReviewerLink link(ResultSet row) throws SQLException {
        return new ReviewerLink(
                row.getString("id"),
                row.getString("reviewer"),
                row.getString("reason"),
                List.of(),
                row.getString("made_by"),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                row.getString("revoked_by"),
                moment(row.getTimestamp("revoked_at")));
    }

    private static @Nullable Instant moment(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
