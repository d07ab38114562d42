package dev.slipway.process.drill;

import dev.slipway.rollout.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When the next drill of each live system is due, for pages; reckoned from the ledger at most once a minute. */
@Component
public class DrillDates {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final DueDrills drills;
    private final DrillSchedule schedule;
    private final Clock clock;
    private volatile @Nullable Reckoned last;

    DrillDates(DueDrills drills, DrillSchedule schedule, Clock clock) {
        this.drills = drills;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** A target and when its next drill is due; now, where none has passed yet. */
    public record DrillDate(Target target, Instant due) {}

    private record Reckoned(Instant at, List<DrillDate> dates) {}

    public List<DrillDate> next() {
        Instant now = clock.instant();
        Reckoned known = last;
        if (known == null || Duration.between(known.at(), now).abs().compareTo(FRESH) > 0) {
            known = new Reckoned(now, reckon(now));
            last = known;
        }
        return known.dates();
    }

    private List<DrillDate> reckon(Instant now) {
        return drills.live()
                .map(target -> new DrillDate(target, schedule.due(target).orElse(now)))
                .toList();
    }
}
