package dev.slipway.process.guard;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Instants and durations as people write them, ISO 8601 or short. */
final class Times {

    private Times() {}

    static boolean isInstant(String text) {
        return instant(text) != null;
    }

    /** Such as {@code 2026-11-21}. */
    static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** {@code PT30S}, or short: {@code 30s}, {@code 10m}, {@code 2h}, {@code 1d}; longer than nothing. */
    static boolean isDuration(String text) {
        String iso = text.matches("\\d{1,6}[smh]")
                ? "PT" + text.toUpperCase(Locale.ROOT)
                : text.matches("\\d{1,4}d") ? "P" + text.toUpperCase(Locale.ROOT) : text;
        try {
            return Duration.parse(iso).compareTo(Duration.ZERO) > 0;
        } catch (DateTimeParseException | ArithmeticException e) {
            return false;
        }
    }

    static boolean isWindow(String text) {
        String[] ends = text.split("/", -1);
        if (ends.length != 2) {
            return false;
        }
        OffsetDateTime begin = instant(ends[0].strip());
        OffsetDateTime end = instant(ends[1].strip());
        return begin != null && end != null && end.isAfter(begin);
    }

    private static @Nullable OffsetDateTime instant(String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
