package dev.slipway.approval;

import dev.slipway.release.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What has to be done because somebody agreed on that condition only.
 *
 * @param setBy role of the approver, or the document that says it
 * @param owner role that meets it
 * @param due from when on it denies while it is open
 */
public record Condition(String setBy, String text, Role owner, Due due) {

    private static final Pattern BAR = Pattern.compile("\\s*\\|\\s*");

    /** The points at which conditions are asked for. */
    public enum Due {
        BEFORE_START("before-start"),
        BEFORE_FULL_TRAFFIC("before-full-traffic"),
        BEFORE_CLOSURE("before-closure");

        private final String words;

        Due(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        static Due of(String words) {
            return Arrays.stream(values())
                    .filter(due -> due.words.equals(words))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "A condition is due before-start, before-full-traffic or before-closure; found '" + words
                                    + "'."));
        }
    }

    /** As the approver wrote them: one a line, each {@code condition | role | due point}; the form has checked that. */
    public static List<Condition> of(Approval yes) {
        return Objects.requireNonNullElse(yes.conditions(), "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line(yes.role(), BAR.split(line)))
                .toList();
    }

    private static Condition line(String setBy, String[] parts) {
        if (parts.length != 3) {
            throw new IllegalArgumentException(
                    "A condition is 'condition | role | due point'; found " + String.join(" | ", parts) + ".");
        }
        return new Condition(setBy, parts[0], role(parts[1]), Due.of(parts[2]));
    }

    static Role role(String id) {
        return Role.of(id)
                .orElseThrow(() -> new IllegalArgumentException("A condition is owned by a role; found '" + id + "'."));
    }
}
