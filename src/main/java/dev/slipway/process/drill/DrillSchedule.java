package dev.slipway.process.drill;

import dev.slipway.release.ReleasePolicy;
import dev.slipway.rollout.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** When the way back of a target has to be shown again, reckoned from the ledger. */
@Component
class DrillSchedule {

    private final DrillRecords records;
    private final ReleasePolicy policy;
    private final Clock clock;

    DrillSchedule(DrillRecords records, ReleasePolicy policy, Clock clock) {
        this.records = records;
        this.policy = policy;
        this.clock = clock;
    }

    boolean isDue(Target target) {
        Instant now = clock.instant();
        return records.last(target).map(drill -> isDue(drill, now)).orElse(true);
    }

    /** A drill that did not pass is repeated once its review is over; one from the future proves nothing. */
    private boolean isDue(DrillRecord last, Instant now) {
        if (!last.passed()) {
            return last.closed();
        }
        return last.at().isAfter(now) || !now.isBefore(due(last));
    }

    private Instant due(DrillRecord passed) {
        return passed.at().plus(policy.drillDue());
    }

    /** When the next drill is due: empty means now, since none has passed. */
    Optional<Instant> due(Target target) {
        return records.lastPassed(target).map(this::due);
    }

    /** Whole days since the last drill that passed; negative when the clock was set back since. */
    Optional<Long> ageDays(Target target) {
        return records.lastPassed(target).map(drill -> age(Duration.between(drill.at(), clock.instant())));
    }

    private static long age(Duration since) {
        return since.isNegative() ? -1 : since.toDays();
    }

    /** Why now, in a sentence for people. */
    String inWords(Target target) {
        return records.lastPassed(target)
                .map(drill -> "The last drill that passed was measured on " + drill.at() + "; the next one is due on "
                        + due(drill) + ".")
                .orElse("No drill of this system has passed in this environment yet.");
    }
}
