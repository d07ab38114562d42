package dev.slipway.audit.register;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that an urgent release owes, read out of the words in which entries tell it.
 *
 * @param owner role id
 * @param due an instant in ISO 8601
 */
record OwedItem(String kind, String title, String owner, String due) {

    static final String CHECK = "deferred check";
    static final String CONTROL = "compensating control";

    /** Number, owner, date and title between bars, the kind before the title. */
    private static final Pattern COLLECTED =
            Pattern.compile("\\d+\\|([^|]+)\\|([^|]+)\\|([^:]+): (.+)", Pattern.DOTALL);

    private static final Pattern BAR = Pattern.compile("\\s*\\|\\s*");

    static Optional<OwedItem> collected(String text) {
        Matcher found = COLLECTED.matcher(text);
        return found.matches()
                ? Optional.of(new OwedItem(found.group(3), found.group(4), found.group(1), found.group(2)))
                : Optional.empty();
    }

    /** A section of the checklist and its date. */
    static Optional<OwedItem> section(String text) {
        String[] cells = BAR.split(text.strip());
        return cells.length == 2
                ? Optional.of(new OwedItem(
                        CHECK,
                        "Complete the " + cells[0] + " section of the checklist",
                        "deployment-manager",
                        endOf(cells[1])))
                : Optional.empty();
    }

    /** What is done instead, by which role, until when. */
    static Optional<OwedItem> control(String text) {
        String[] cells = BAR.split(text.strip());
        return cells.length == 3
                ? Optional.of(new OwedItem(CONTROL, cells[0], cells[1], endOf(cells[2])))
                : Optional.empty();
    }

    /** What is no date is shown as it stands. */
    private static String endOf(String date) {
        try {
            return LocalDate.parse(date)
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .toString();
        } catch (DateTimeParseException other) {
            return date;
        }
    }
}
