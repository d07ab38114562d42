package dev.slipway.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Every attempt ever opened, and how it ended. */
@Repository
public class Releases {

    private static final String ATTEMPT = "select slug, requester, opened_at, ended_at, outcome from release_attempt";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public Releases(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Numbers and keeps a new attempt.
     *
     * @throws OpenedAtTheSameTime when another start took the same number at this moment
     */
    public ReleaseId open(String system, String version, String environment, String requester) {
        Integer last = jdbc.queryForObject(
                "select coalesce(max(attempt), 0) from release_attempt where system = ? and version = ? and environment = ?",
                Integer.class,
                system,
                version,
                environment);
        ReleaseId release = new ReleaseId(system, version, environment, (last == null ? 0 : last) + 1);
        insert(release, requester);
        return release;
    }

    private void insert(ReleaseId release, String requester) {
        try {
            jdbc.update(
                    "insert into release_attempt (system, version, environment, attempt, slug, requester, opened_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    release.system(),
                    release.version(),
                    release.environment(),
                    release.attempt(),
                    release.slug(),
                    requester,
                    Timestamp.from(clock.instant()));
        } catch (DuplicateKeyException taken) {
            throw new OpenedAtTheSameTime(release);
        }
    }

    public void end(ReleaseId release, String outcome) {
        jdbc.update(
                "update release_attempt set ended_at = ?, outcome = ? where slug = ? and ended_at is null",
                Timestamp.from(clock.instant()),
                outcome,
                release.slug());
    }

    /**
     * Keeps everybody else from changing this release until the transaction ends, so that a block and a step of the
     * rollout never pass each other unseen.
     *
     * @return whether the release exists and has not ended
     */
    public boolean lockIfOpen(ReleaseId release) {
        return jdbc
                .queryForList(
                        "select slug from release_attempt where slug = ? and ended_at is null for update",
                        String.class,
                        release.slug())
                .stream()
                .findFirst()
                .isPresent();
    }

    /** True when this attempt was opened once, whether or not it has ended. */
    public boolean isKnown(String slug) {
        return !jdbc.queryForList("select slug from release_attempt where slug = ?", String.class, slug)
                .isEmpty();
    }

    public Optional<String> requester(ReleaseId release) {
        return jdbc
                .queryForList("select requester from release_attempt where slug = ?", String.class, release.slug())
                .stream()
                .findFirst();
    }

    /** Slug of the attempt at this version that has not ended, if there is one. */
    public Optional<String> inProgress(String system, String version, String environment) {
        return jdbc
                .queryForList(
                        "select slug from release_attempt where system = ? and version = ? and environment = ?"
                                + " and ended_at is null order by attempt desc",
                        String.class,
                        system,
                        version,
                        environment)
                .stream()
                .findFirst();
    }

    /** Attempts that have not ended, the newest first. */
    public List<ReleaseAttempt> open(int offset, int limit) {
        return jdbc.query(
                ATTEMPT + " where ended_at is null order by opened_at desc, slug limit ? offset ?",
                (row, index) -> attempt(row),
                limit,
                offset);
    }

    public int countOpen() {
        Integer open =
                jdbc.queryForObject("select count(*) from release_attempt where ended_at is null", Integer.class);
        return open == null ? 0 : open;
    }

    /** The attempt of this slug, open or ended. */
    public Optional<ReleaseAttempt> find(String slug) {
        return jdbc.query(ATTEMPT + " where slug = ?", (row, index) -> attempt(row), slug).stream()
                .findFirst();
    }

    private static ReleaseAttempt attempt(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new ReleaseAttempt(
                ReleaseId.parse(row.getString("slug")),
                row.getString("requester"),
                row.getTimestamp("opened_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("outcome"));
    }

    /** True when the version came to the environment, or was meant to, through a release. */
    public boolean everOpened(String system, String version, String environment) {
        Integer attempts = jdbc.queryForObject(
                "select count(*) from release_attempt where system = ? and version = ? and environment = ?",
                Integer.class,
                system,
                version,
                environment);
        return attempts != null && attempts > 0;
    }

    /** Somebody else started the same version for the same environment in the same moment. */
    public static class OpenedAtTheSameTime extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OpenedAtTheSameTime(ReleaseId release) {
            super("Release " + release + " was opened by somebody else at this moment. Start again to open the next"
                    + " attempt, or work on theirs.");
        }
    }
}
