package dev.slipway.audit.record;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments and stretches of time in words, always UTC. */
public final class Times {

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** For templates, which know no static methods. */
    Times() {}

    public static String exact(Instant time) {
        return EXACT.format(time);
    }

    static String minute(OffsetDateTime time) {
        return MINUTE.format(time);
    }

    public static String day(Instant time) {
        return DAY.format(time);
    }

    public static String clock(Instant time) {
        return CLOCK.format(time);
    }

    /** {@code 2 days 3 h}, {@code 4 min 5 s}, {@code 0.3 s}. */
    public static String lasting(Duration duration) {
        if (duration.toMinutes() == 0) {
            return new BigDecimal(duration.toMillis())
                            .movePointLeft(3)
                            .stripTrailingZeros()
                            .toPlainString() + " s";
        } else if (duration.toHours() == 0) {
            return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
        } else if (duration.toDays() == 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toDays() + (duration.toDays() == 1 ? " day " : " days ") + duration.toHoursPart() + " h";
    }

    public static String lasting(long millis) {
        return lasting(Duration.ofMillis(millis));
    }

    public static String between(Instant from, Instant to) {
        return lasting(Duration.between(from, to));
    }
}
