package dev.slipway.process.drill;

import dev.slipway.rollout.Target;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Every drill ever opened, by number, and which one is on its way. */
@Repository
class Drills {

    private static final String PREFIX = "rollback-drill:";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    Drills(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One drill: its number at its target, and the key of its process. */
    record Drill(int number, String businessKey) {}

    /**
     * Numbers and keeps a new drill.
     *
     * @throws DrillRunning when one of this target is on its way already
     */
    Drill open(Target target) {
        Integer last = jdbc.queryForObject(
                "select coalesce(max(drill_number), 0) from rollback_drill where system = ? and environment = ?",
                Integer.class,
                target.system(),
                target.environment());
        int number = (last == null ? 0 : last) + 1;
        Drill drill = new Drill(number, PREFIX + target.system() + ":" + target.environment() + ":" + number);
        try {
            insert(target, drill);
        } catch (DuplicateKeyException taken) {
            throw new DrillRunning(target);
        }
        return drill;
    }

    private void insert(Target target, Drill drill) {
        jdbc.update(
                "insert into rollback_drill_running (system, environment, drill_number) values (?, ?, ?)",
                target.system(),
                target.environment(),
                drill.number());
        jdbc.update(
                "insert into rollback_drill (system, environment, drill_number, business_key, opened_at)"
                        + " values (?, ?, ?, ?, ?)",
                target.system(),
                target.environment(),
                drill.number(),
                drill.businessKey(),
                Timestamp.from(clock.instant()));
    }

    boolean isRunning(Target target) {
        return !running(target).isEmpty();
    }

    /** Number of the drill on its way. */
    List<Integer> running(Target target) {
        return jdbc.queryForList(
                "select drill_number from rollback_drill_running where system = ? and environment = ?",
                Integer.class,
                target.system(),
                target.environment());
    }

    /** Lets the next drill of this target begin. */
    void measured(Target target) {
        jdbc.update(
                "delete from rollback_drill_running where system = ? and environment = ?",
                target.system(),
                target.environment());
    }

    /** Keys of all drills of the target, the newest first. */
    List<String> keys(Target target) {
        return jdbc.queryForList(
                "select business_key from rollback_drill where system = ? and environment = ?"
                        + " order by drill_number desc",
                String.class,
                target.system(),
                target.environment());
    }

    /** A drill of this target is on its way, and one at a time is enough. */
    static class DrillRunning extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DrillRunning(Target target) {
            super("A rollback drill of " + target + " is on its way already. Wait until it is measured, or settle its"
                    + " open task.");
        }
    }
}
