package dev.slipway.process.overview;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments in words, as seen from one moment. */
record TimeWords(Instant now) {

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** How long ago or until then: {@code 3 min ago}, {@code in 2 h}, {@code just now}. */
    public String relative(Instant then) {
        Duration distance = Duration.between(now, then);
        if (distance.abs().toMinutes() == 0) {
            return distance.isNegative() || distance.isZero() ? "just now" : "in less than a minute";
        }
        return distance.isNegative() ? words(distance.negated()) + " ago" : "in " + words(distance);
    }

    /** How long something has lasted: {@code for 3 min}. */
    public String lasting(Instant since) {
        Duration lasted = Duration.between(since, now);
        return lasted.toMinutes() <= 0 ? "since just now" : "for " + words(lasted);
    }

    public String exact(Instant then) {
        return EXACT.format(then);
    }

    public boolean isPast(Instant then) {
        return !then.isAfter(now);
    }

    /** {@code 3 min}, {@code 2 h}, {@code 5 days}. */
    static String words(Duration distance) {
        long hours = distance.toHours();
        if (hours == 0) {
            return distance.toMinutes() + " min";
        }
        return hours < 48 ? hours + " h" : distance.toDays() + " days";
    }
}
