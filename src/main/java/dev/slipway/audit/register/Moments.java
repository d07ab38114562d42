package dev.slipway.audit.register;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Moments and spans of time as people read them; pages are given one to ask. */
public final class Moments {

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public static String exact(Instant moment) {
        return EXACT.format(moment);
    }

    /** Entries tell moments with or without seconds; empty for what is none. */
    public static Optional<Instant> read(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** {@code 0.3 s}, {@code 3 min 20 s}, {@code 5 h 12 min}, {@code 12 days}. */
    public static String span(Duration span) {
        if (span.toMinutes() == 0) {
            return seconds(span);
        } else if (span.toHours() == 0) {
            return span.toMinutes() + " min" + rest(span.toSecondsPart(), "s");
        }
        return span.toHours() < 48
                ? span.toHours() + " h" + rest(span.toMinutesPart(), "min")
                : span.toDays() + " days";
    }

    private static String seconds(Duration span) {
        return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1000.0);
    }

    private static String rest(int count, String unit) {
        return count == 0 ? "" : " " + count + " " + unit;
    }
}
