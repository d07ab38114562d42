package dev.slipway.ledger;

import org.jspecify.annotations.Nullable;

/** A witness did not cosign, or what it answered does not count. */
public final class NotCosigned extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why there is no cosignature; the last two are for somebody who looks after security. */
    public enum Reason {
        /** No answer. */
        UNREACHABLE,
        /** It does not know this ledger or its key. */
        REFUSED,
        /** It answered with something else than its own cosignature of now. */
        UNUSABLE,
        /** It knows another ledger under this name, or more of this one. */
        DISAGREES
    }

    private final Reason reason;

    NotCosigned(Reason reason, String text, @Nullable Throwable cause) {
        super(text, cause);
        this.reason = reason;
    }

    NotCosigned(Reason reason, String text) {
        this(reason, text, null);
    }

    public Reason reason() {
        return reason;
    }
}
