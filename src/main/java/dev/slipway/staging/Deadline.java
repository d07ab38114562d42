package dev.slipway.staging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The moment by which a suite has ended, one way or the other. */
record Deadline(Instant end, Duration allowed, Clock clock) {

    static Deadline in(Duration allowed, Clock clock) {
        return new Deadline(clock.instant().plus(allowed), allowed, clock);
    }

    void requireTimeLeft() {
        if (clock.instant().isAfter(end)) {
            throw SuiteStopped.unreachable("The suite did not end within " + allowed.toSeconds()
                    + " s; the service answers too slowly or not at all. Look at its log, or raise"
                    + " slipway.staging.deadline.");
        }
    }
}
