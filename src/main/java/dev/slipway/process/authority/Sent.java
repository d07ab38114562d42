package dev.slipway.process.authority;

import dev.slipway.process.guard.FreeText;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Rules for what people send about the authority matrix; a refusal says the field, the value and the remedy. */
final class Sent {

    static final int LONGEST_REASON = 2000;

    private Sent() {}

    /** @throws IllegalArgumentException when nothing was sent */
    static String text(String field, @Nullable String value) {
        if (value == null || value.isBlank() || value.length() > 255) {
            throw new IllegalArgumentException("'" + field + "' must have 1 to 255 characters, found "
                    + (value == null || value.isBlank() ? "none" : value.length()) + ".");
        }
        return value.strip();
    }

    /** @throws IllegalArgumentException when it is missing or too long */
    static String reason(@Nullable String value) {
        String text = value == null ? "" : value.strip();
        FreeText.problem("reason", text, LONGEST_REASON).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return text;
    }

    /** @throws IllegalArgumentException when it is no moment */
    static Instant moment(String field, @Nullable String value) {
        String text = text(field, value);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException nonsense) {
            throw new IllegalArgumentException("'" + field
                    + "' must be a time with its offset such as 2026-03-01T08:00:00Z, found '" + text + "'.");
        }
    }
}
