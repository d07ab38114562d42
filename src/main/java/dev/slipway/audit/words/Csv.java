package dev.slipway.audit.words;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines of RFC 4180, in which no cell is a formula to whoever opens them. */
public final class Csv {

    private static final String QUOTE = "\"";
    private static final String BEGINS_A_FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n";

    private Csv() {}

    /** The line with its end. */
    public static String line(@Nullable Object... cells) {
        return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A spreadsheet takes what follows an apostrophe as text. */
    private static String cell(@Nullable Object value) {
        String text = Objects.toString(value, "");
        boolean formula = !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
        return QUOTE + (formula ? "'" : "") + text.replace(QUOTE, QUOTE + QUOTE) + QUOTE;
    }
}
