package dev.slipway.process.raci;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * A step of the written procedure, in the order in which it is written.
 *
 * @param text section and step, such as {@code 4.3/7}
 */
record Step(String text) implements Comparable<Step> {

    private static final String PROCEDURE = "PROC ";

    static Step of(String property) {
        return new Step(property.startsWith(PROCEDURE) ? property.substring(PROCEDURE.length()) : property);
    }

    /** Section by section; figures by size, and an appendix after every section. */
    @Override
    public int compareTo(Step other) {
        List<String> own = parts();
        List<String> others = other.parts();
        for (int i = 0; i < Math.min(own.size(), others.size()); i++) {
            int order = compare(own.get(i), others.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(own.size(), others.size());
    }

    private List<String> parts() {
        return Arrays.asList(text.split("[./]", -1));
    }

    private static int compare(String one, String other) {
        return isNumber(one) && isNumber(other)
                ? new BigInteger(one).compareTo(new BigInteger(other))
                : one.compareTo(other);
    }

    private static boolean isNumber(String part) {
        return part.matches("\\d+");
    }
}
