package dev.slipway.process.byhand;

import dev.slipway.process.Answer;
import dev.slipway.process.FormTime;
import dev.slipway.process.guard.Completion;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Whether the times that people type in can be true. */
@Component
public class TypedTimes {

    private final Clock clock;

    TypedTimes(Clock clock) {
        this.clock = clock;
    }

    /** Refuses work that ended before it was started, or that will only end. */
    public void requireSpan(Completion completion, Answer started, Answer ended, Instant earliest, String event) {
        Instant began = requireNotBefore(completion, started, earliest, event);
        requirePast(completion, ended);
        var unused = requireNotBefore(completion, ended, began, "it was started");
    }

    /** A form knows minutes only. */
    public Instant requireNotBefore(Completion completion, Answer time, Instant earliest, String event) {
        Instant found = FormTime.parse(completion.text(time.key()));
        if (found.isBefore(earliest.truncatedTo(ChronoUnit.MINUTES))) {
            throw completion.refusal("'" + completion.label(time.key()) + "' must not be before " + event + " ("
                    + earliest.truncatedTo(ChronoUnit.MINUTES) + "), found " + found + "; correct the time.");
        }
        return found;
    }

    public void requirePast(Completion completion, Answer time) {
        Instant found = FormTime.parse(completion.text(time.key()));
        if (found.isAfter(clock.instant())) {
            throw completion.refusal("'" + completion.label(time.key()) + "' must not lie in the future, found " + found
                    + "; enter when it was, or wait until it is done.");
        }
    }
}
