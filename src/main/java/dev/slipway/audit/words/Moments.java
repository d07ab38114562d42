package dev.slipway.audit.words;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Moments and stretches of time as people read them, always in UTC. */
public final class Moments {

    private static final DateTimeFormatter EXACT = in("d MMM uuuu, HH:mm:ss 'UTC'");
    private static final DateTimeFormatter MINUTE = in("d MMM uuuu, HH:mm 'UTC'");
    private static final DateTimeFormatter BRIEF = in("d MMM uuuu, HH:mm");
    private static final DateTimeFormatter DAY = in("EEEE, d MMMM uuuu");
    private static final DateTimeFormatter CLOCK = in("HH:mm:ss");

    private static DateTimeFormatter in(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    /** For templates, which ask an object. */
    public Moments() {}

    /** {@code 26 Nov 2026, 07:41:03 UTC}. */
    public static String exact(Instant moment) {
        return EXACT.format(moment);
    }

    /** {@code 26 Nov 2026, 07:41 UTC}. */
    public static String minute(Instant moment) {
        return MINUTE.format(moment);
    }

    /** {@code 26 Nov 2026, 07:41}, where the zone is told beside it. */
    public static String brief(Instant moment) {
        return BRIEF.format(moment);
    }

    /** {@code Thursday, 26 November 2026}. */
    public static String day(Instant moment) {
        return DAY.format(moment);
    }

    /** {@code 07:41:03}. */
    public static String clock(Instant moment) {
        return CLOCK.format(moment);
    }

    /** Entries tell moments with or without seconds; empty for what is none. */
    public static Optional<Instant> read(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** {@code 0.3 s}, {@code 3 min 20 s}, {@code 5 h 12 min}, {@code 2 days 3 h}. */
    public static String lasting(Duration duration) {
        if (duration.toMinutes() == 0) {
            return new BigDecimal(duration.toMillis())
                            .movePointLeft(3)
                            .stripTrailingZeros()
                            .toPlainString() + " s";
        } else if (duration.toHours() == 0) {
            return duration.toMinutes() + " min" + rest(duration.toSecondsPart(), "s");
        } else if (duration.toDays() == 0) {
            return duration.toHours() + " h" + rest(duration.toMinutesPart(), "min");
        }
        return days(duration) + rest(duration.toHoursPart(), "h");
    }

    public static String lasting(long millis) {
        return lasting(Duration.ofMillis(millis));
    }

    public static String between(Instant from, Instant to) {
        return lasting(Duration.between(from, to));
    }

    /** About how long it is ago: {@code 3 min}, {@code 5 h}, {@code 12 days}. */
    public static String since(Instant then, Instant now) {
        Duration lasted = Duration.between(then, now);
        if (lasted.toHours() < 1) {
            return Math.max(0, lasted.toMinutes()) + " min";
        }
        return lasted.toDays() < 2 ? lasted.toHours() + " h" : days(lasted);
    }

    private static String days(Duration duration) {
        return duration.toDays() + (duration.toDays() == 1 ? " day" : " days");
    }

    private static String rest(int count, String unit) {
        return count == 0 ? "" : " " + count + " " + unit;
    }
}
