package dev.slipway.audit.releases;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments in words, in UTC. */
record Moments(Instant now) {

    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    public String exact(Instant then) {
        return EXACT.format(then) + " UTC";
    }

    public String brief(Instant then) {
        return SHORT.format(then);
    }

    /** {@code 3 min}, {@code 5 h}, {@code 12 days}. */
    public String since(Instant then) {
        Duration lasted = Duration.between(then, now);
        if (lasted.toHours() < 1) {
            return Math.max(0, lasted.toMinutes()) + " min";
        }
        return lasted.toDays() < 2 ? lasted.toHours() + " h" : lasted.toDays() + " days";
    }
}
