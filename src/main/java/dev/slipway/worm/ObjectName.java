package dev.slipway.worm;

import java.util.regex.Pattern;

/** What a stored thing may be called: a relative path that every store takes and no store can be led astray with. */
final class ObjectName {

    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._+-]*(/[A-Za-z0-9_-][A-Za-z0-9._+-]*)*");
    private static final int LONGEST = 400;

    private ObjectName() {}

    static String require(String name) {
        if (name.length() > LONGEST || !PATH.matcher(name).matches()) {
            throw new IllegalArgumentException("A stored thing must be named by letters, digits, '.', '_', '+' and '-'"
                    + " in parts divided by '/', none of which begins with a dot; found '" + name + "'.");
        }
        return name;
    }
}
