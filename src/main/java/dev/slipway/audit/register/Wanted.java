package dev.slipway.audit.register;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a register are asked for.
 *
 * @param from first day, in UTC
 * @param to last day
 * @param system empty for all
 * @param open only lines that have not ended
 * @param before the line after which the page begins
 */
record Wanted(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String system,
        boolean open,
        @Nullable Place before) {

    static final Wanted ALL = new Wanted(null, null, "", false, null);

    /** Where a page ended: the next begins with what is older. */
    record Place(Instant at, long seq, String key) {

        @Override
        public String toString() {
            return at + "," + seq + "," + key;
        }

        private static Place parse(String text) {
            String[] parts = text.split(",", 3);
            if (parts.length < 3) {
                throw new IllegalArgumentException(
                        "'" + text + "' is no place in a register. Begin with its first page.");
            }
            return new Place(moment(parts[0]), Numbers.of(parts[1]), parts[2]);
        }

        private static Instant moment(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException wrong) {
                throw new IllegalArgumentException(
                        "'" + text + "' is no place in a register. Begin with its first page.", wrong);
            }
        }
    }

    /** As a form or an address has it, each empty where nothing is said. */
    record Asked(
            @Nullable String from,
            @Nullable String to,
            @Nullable String system,
            @Nullable String open,
            @Nullable String before) {

        /** @throws IllegalArgumentException when a day or a place cannot be understood */
        Wanted understood() {
            LocalDate first = day("from", from);
            LocalDate last = day("to", to);
            if (first != null && last != null && last.isBefore(first)) {
                throw new IllegalArgumentException(
                        "The period ends before it begins: from " + first + " to " + last + ". Exchange the two days.");
            }
            return new Wanted(first, last, said(system).orElse(""), said(open).isPresent(), place());
        }

        private @Nullable Place place() {
            return said(before).map(Place::parse).orElse(null);
        }
    }

    private static @Nullable LocalDate day(String name, @Nullable String text) {
        try {
            return said(text).map(LocalDate::parse).orElse(null);
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException(
                    "'" + name + "' must be a day such as 2026-11-30, found '" + text + "'.", wrong);
        }
    }

    private static Optional<String> said(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(words -> !words.isEmpty());
    }

    Wanted after(Line last) {
        return new Wanted(from, to, system, open, new Place(last.openedAt(), last.seq(), last.key()));
    }

    LocalDate firstDay() {
        return from == null ? LocalDate.EPOCH : from;
    }

    LocalDate lastDay(LocalDate today) {
        return to == null ? today : to;
    }

    /** First moment of the period. */
    Optional<Instant> begins() {
        return Optional.ofNullable(from)
                .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** First moment after the period. */
    Optional<Instant> ends() {
        return Optional.ofNullable(to)
                .map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
