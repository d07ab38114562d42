package dev.slipway.approval;

import java.time.Duration;
import java.time.Instant;

/** Rules for the times of an entry: from the first moment on, and not at the last any more. */
final class TimeSpan {

    private TimeSpan() {}

    /** @throws IllegalArgumentException in words for people */
    static void require(Instant starts, Instant ends, Duration longest) {
        if (!starts.isBefore(ends)) {
            throw new IllegalArgumentException("'from' must be before 'until', found " + starts + " and " + ends + ".");
        }
        if (Duration.between(starts, ends).compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "'until' must be at most " + longest.toDays() + " days after 'from', found " + starts + " and "
                            + ends + ". Enter a shorter time, and a further one when it is over.");
        }
    }

    static boolean contains(Instant starts, Instant ends, Instant now) {
        return !now.isBefore(starts) && now.isBefore(ends);
    }
}
