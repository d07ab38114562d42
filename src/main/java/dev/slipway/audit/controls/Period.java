package dev.slipway.audit.controls;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The days of which releases are looked at, by when they were requested; both are included. */
record Period(LocalDate from, LocalDate to) {

    /** A year back from today, unless something else is asked for. */
    static Period of(@Nullable String from, @Nullable String to, LocalDate today) {
        LocalDate last = day("to", to, today);
        LocalDate first = day("from", from, last.minusYears(1));
        if (last.isBefore(first)) {
            throw new IllegalArgumentException(
                    "The period ends before it begins: from " + first + " to " + last + ". Exchange the two days.");
        }
        return new Period(first, last);
    }

    private static LocalDate day(String name, @Nullable String text, LocalDate otherwise) {
        try {
            return text == null || text.isBlank() ? otherwise : LocalDate.parse(text.strip());
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException(
                    "'" + name + "' must be a day such as 2026-11-30, found '" + text + "'.", wrong);
        }
    }

    Instant begins() {
        return from.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** First moment after it. */
    Instant ends() {
        return to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
