package dev.slipway.audit.register;

import java.util.Locale;
import java.util.regex.Pattern;

/** Outcomes as they are read aloud: what a model calls {@code rolledBack} is rolled back. */
final class Outcomes {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private Outcomes() {}

    static String inWords(String outcome) {
        return HUMP.matcher(outcome).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
}
