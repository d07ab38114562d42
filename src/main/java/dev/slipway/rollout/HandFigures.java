package dev.slipway.rollout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.release.ReleasePackage;
import dev.slipway.rollout.RolloutFigures.VersionFigures;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Figures that people read off their own monitoring and typed in. */
@Repository
public class HandFigures {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BINS = 10;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    HandFigures(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One reading.
     *
     * @param latencyP95Ms milliseconds
     * @param outcomes answers by outcome
     */
    public record Reading(
            Instant from, Instant to, long answers, long errors, double latencyP95Ms, Map<String, Long> outcomes) {

        public Reading {
            outcomes = Map.copyOf(outcomes);
            if (!from.isBefore(to) || answers < 0 || errors < 0 || errors > answers || latencyP95Ms < 0) {
                throw new IllegalArgumentException(
                        "A reading must end after it begins and count no more errors than answers.");
            }
        }
    }

    /** Keeps a reading; the same version read until the same moment counts once. */
    public void record(Target target, String version, String packageDigest, Reading reading) {
        jdbc.update(
                "delete from hand_figures where system = ? and environment = ? and package_digest = ? and read_to = ?",
                target.system(),
                target.environment(),
                packageDigest,
                Timestamp.from(reading.to()));
        jdbc.update(
                "insert into hand_figures (system, environment, package_digest, version, read_from, read_to, answers,"
                        + " errors, latency_p95_ms, outcomes) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                target.system(),
                target.environment(),
                packageDigest,
                version,
                Timestamp.from(reading.from()),
                Timestamp.from(reading.to()),
                reading.answers(),
                reading.errors(),
                reading.latencyP95Ms(),
                written(reading.outcomes()));
    }

    /** Until when the version's figures were read already; empty while they never were. */
    public Optional<Instant> lastRead(Target target, String packageDigest) {
        return jdbc
                .queryForList(
                        "select read_to from hand_figures where system = ? and environment = ? and package_digest = ?"
                                + " order by read_to desc",
                        Timestamp.class,
                        target.system(),
                        target.environment(),
                        packageDigest)
                .stream()
                .findFirst()
                .map(Timestamp::toInstant);
    }

    /** Everything that was read until after this moment, added up by version. */
    RolloutFigures since(StoredState state, Instant since) {
        return new RolloutFigures(
                since,
                clock.instant(),
                figures(state.target(), state.stable(), since),
                figures(state.target(), state.candidate(), since),
                0,
                0);
    }

    private @Nullable VersionFigures figures(Target target, @Nullable ReleasePackage version, Instant since) {
        if (version == null) {
            return null;
        }
        List<Reading> readings = jdbc.query(
                "select read_from, read_to, answers, errors, latency_p95_ms, outcomes from hand_figures"
                        + " where system = ? and environment = ? and package_digest = ? and read_to > ?",
                (row, number) -> new Reading(
                        row.getTimestamp("read_from").toInstant(),
                        row.getTimestamp("read_to").toInstant(),
                        row.getLong("answers"),
                        row.getLong("errors"),
                        row.getDouble("latency_p95_ms"),
                        read(row.getString("outcomes"))),
                target.system(),
                target.environment(),
                version.digest(),
                Timestamp.from(since));
        return readings.isEmpty() ? null : merged(version, readings);
    }

    /** A percentile cannot be merged, so the slowest reading counts. */
    private static VersionFigures merged(ReleasePackage version, List<Reading> readings) {
        double slowest =
                readings.stream().mapToDouble(Reading::latencyP95Ms).max().orElseThrow();
        Map<String, Long> outcomes = new HashMap<>();
        readings.forEach(
                reading -> reading.outcomes().forEach((outcome, count) -> outcomes.merge(outcome, count, Long::sum)));
        return new VersionFigures(
                version.version(),
                version.digest(),
                readings.stream().mapToLong(Reading::answers).sum(),
                readings.stream().mapToLong(Reading::errors).sum(),
                slowest,
                slowest,
                slowest,
                new long[BINS],
                outcomes);
    }

    private static Map<String, Long> read(String outcomes) {
        try {
            return JSON.readValue(outcomes, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String written(Map<String, Long> outcomes) {
        try {
            return JSON.writeValueAsString(outcomes);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
