package dev.slipway.notice;

import java.util.regex.Pattern;

/** Makes any text fit for a header: a line break in it would begin a header of its own. */
final class OneLine {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+");

    private OneLine() {}

    static String of(String text, int longest) {
        String line = BREAKS.matcher(text).replaceAll(" ").strip();
        return line.length() <= longest ? line : line.substring(0, longest);
    }
}
