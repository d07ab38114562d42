package dev.slipway.rollout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Keeps what people observed where they move production by hand, and what they were told to do meanwhile. */
@Repository
class HandStates {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcTemplate jdbc;
    private final Clock clock;

    HandStates(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    HandState of(Target target) {
        return jdbc
                .query(
                        "select generation, state, answering, observed_at from hand_state"
                                + " where system = ? and environment = ?",
                        (row, number) -> new HandState(
                                row.getLong("generation"),
                                read(row.getString("state")),
                                row.getBoolean("answering"),
                                row.getTimestamp("observed_at").toInstant()),
                        target.system(),
                        target.environment())
                .stream()
                .findFirst()
                .orElseGet(() -> HandState.off(target));
    }

    /** @throws RolloutRefused when somebody else's observation came in between */
    void write(HandState next) {
        if ((next.generation() == 1 ? insert(next) : update(next)) != 1) {
            throw outdated(next.state().target());
        }
    }

    /** Nobody has seen yet whether the work was done; it is for whoever asked last. */
    void open(Target target, HandEffect effect, String askedBy) {
        if (reopen(target, effect, askedBy) == 0) {
            jdbc.update(
                    "insert into hand_work (system, environment, effect, asked_by, ordered_at) values (?, ?, ?, ?, ?)",
                    target.system(),
                    target.environment(),
                    effect.id(),
                    askedBy,
                    Timestamp.from(clock.instant()));
        }
    }

    private int reopen(Target target, HandEffect effect, String askedBy) {
        return jdbc.update(
                "update hand_work set asked_by = ? where system = ? and environment = ? and effect = ?",
                askedBy,
                target.system(),
                target.environment(),
                effect.id());
    }

    /** What was asked for and is neither seen nor given up. */
    List<UnseenWork> openFor(String askedBy) {
        return jdbc.query(
                "select system, environment, effect, ordered_at from hand_work where asked_by = ? order by ordered_at",
                (row, number) -> new UnseenWork(
                        HandEffect.of(row.getString("effect")),
                        new Target(row.getString("system"), row.getString("environment")),
                        row.getTimestamp("ordered_at").toInstant()),
                askedBy);
    }

    void closeFor(String askedBy) {
        jdbc.update("delete from hand_work where asked_by = ?", askedBy);
    }

    boolean isOpen(Target target, HandEffect effect) {
        Integer found = jdbc.queryForObject(
                "select count(*) from hand_work where system = ? and environment = ? and effect = ?",
                Integer.class,
                target.system(),
                target.environment(),
                effect.id());
        return found != null && found > 0;
    }

    /** Whatever was ordered before, it is known again what serves. */
    void closeAll(Target target) {
        jdbc.update(
                "delete from hand_work where system = ? and environment = ?", target.system(), target.environment());
    }

    private int insert(HandState next) {
        Target target = next.state().target();
        try {
            return jdbc.update(
                    "insert into hand_state (generation, state, answering, observed_at, system, environment)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    next.generation(),
                    written(next.state()),
                    next.answering(),
                    Timestamp.from(next.observedAt()),
                    target.system(),
                    target.environment());
        } catch (DuplicateKeyException other) {
            throw outdated(target);
        }
    }

    private int update(HandState next) {
        Target target = next.state().target();
        return jdbc.update(
                "update hand_state set generation = ?, state = ?, answering = ?, observed_at = ?"
                        + " where system = ? and environment = ? and generation = ?",
                next.generation(),
                written(next.state()),
                next.answering(),
                Timestamp.from(next.observedAt()),
                target.system(),
                target.environment(),
                next.generation() - 1);
    }

    private static RolloutRefused outdated(Target target) {
        return new RolloutRefused("Somebody recorded another observation of " + target
                + " at this moment; look again, and record what serves now.");
    }

    private static StoredState read(String state) {
        try {
            return JSON.readValue(state, StoredState.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(
                    "What people observed cannot be read from the table hand_state. Restore it from a backup.", e);
        }
    }

    private static String written(StoredState state) {
        try {
            return JSON.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
