package dev.slipway.process.guard;

import java.util.regex.Pattern;

/** Demands on texts. */
final class TextRules {

    /** Control characters other than tab and line ends; a database refuses some of them only when writing. */
    private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\t\\r\\n]]");

    private TextRules() {}

    static ValueRule readable() {
        return (value, data) -> UNREADABLE.matcher(text(value)).find()
                ? "holds a control character, found '" + Quoted.of(value) + "'; type it again as plain text"
                : null;
    }

    static ValueRule oneLine() {
        return (value, data) -> text(value).indexOf('\n') >= 0 || text(value).indexOf('\r') >= 0
                ? "must be one line, found '" + Quoted.of(value) + "'; take out the line breaks"
                : null;
    }

    /** Untrimmed, unlike the browser, since untrimmed is what is stored. */
    static ValueRule atMost(int length) {
        return (value, data) -> text(value).length() > length
                ? "must have at most " + length + " characters, found "
                        + text(value).length() + "; shorten it"
                : null;
    }

    static ValueRule atLeast(int length) {
        return (value, data) -> text(value).strip().length() < length
                ? "must have at least " + length + " characters, found "
                        + text(value).strip().length() + "; say more"
                : null;
    }

    static ValueRule matches(Pattern pattern, String meaning) {
        String rule = meaning.isBlank() ? "the form '" + pattern + "'" : meaning;
        return (value, data) -> pattern.matcher(text(value)).find()
                ? null
                : "must match: " + rule + ", found '" + Quoted.of(value) + "'; correct it";
    }

    private static String text(Object value) {
        return value.toString();
    }
}
