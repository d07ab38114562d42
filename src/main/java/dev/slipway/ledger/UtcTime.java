package dev.slipway.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The one way in which the ledger writes a moment: RFC 3339, UTC, six digits after the second. */
public final class UtcTime {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");

    private UtcTime() {}

    /** Cuts off what is finer than a microsecond. */
    public static String text(Instant moment) {
        return FORMAT.format(moment);
    }

    /** @throws IllegalArgumentException when the text is of any other form */
    public static Instant parse(String text) {
        try {
            if (FORM.matcher(text).matches()) {
                return Instant.parse(text);
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("There is no moment '" + text + "'.", e);
        }
        throw new IllegalArgumentException(
                "A time must have the form 2026-01-31T23:59:59.123456Z; found '" + text + "'.");
    }
}
