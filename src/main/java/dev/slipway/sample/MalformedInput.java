package dev.slipway.sample;

/** A request that the system must not answer; the message names field, rule and value. */
final class MalformedInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedInput(String field, String rule) {
        super("Field '" + field + "' must be " + rule + ".");
    }
}
