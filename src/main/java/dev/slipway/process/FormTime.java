package dev.slipway.process;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** Instants as the date-time field of a form writes them, such as {@code 2026-11-21T10:00+00:00}. */
public final class FormTime {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmxxx");

    private FormTime() {}

    public static String format(OffsetDateTime time) {
        return FORM.format(time);
    }

    /** @throws java.time.format.DateTimeParseException when the text is no instant with an offset */
    public static Instant parse(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
