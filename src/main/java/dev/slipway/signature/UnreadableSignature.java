package dev.slipway.signature;

/** What was handed in as a signature is none; the message says where and why. */
public final class UnreadableSignature extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableSignature(String message) {
        super(message);
    }
}
