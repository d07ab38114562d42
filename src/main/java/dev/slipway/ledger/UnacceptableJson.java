package dev.slipway.ledger;

/** A document that different readers could read differently, so that it must not be hashed. */
public final class UnacceptableJson extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnacceptableJson(String path, String rule, String found, String remedy) {
        super("The value at " + path + " is refused: it must be " + rule + "; found " + found + ". " + remedy + ".");
    }
}
