package dev.slipway.audit.register;

/** Whole numbers out of texts that may hold none. */
final class Numbers {

    private Numbers() {}

    /** Zero for whatever is not a whole number. */
    static long of(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
