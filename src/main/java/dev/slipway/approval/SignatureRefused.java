package dev.slipway.approval;

/** A signature, or what it was asked for, does not count; the message names the rule, what was found and the remedy. */
public final class SignatureRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SignatureRefused(String message) {
        super(message);
    }
}
