package dev.slipway.ledger;

import org.jspecify.annotations.Nullable;

/** An authority gave no timestamp, or one that does not hold. */
public final class NotStamped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean deceived;

    NotStamped(boolean deceived, String text, @Nullable Throwable cause) {
        super(text, cause);
        this.deceived = deceived;
    }

    /** True when there was an answer that does not hold, which is for somebody who looks after security. */
    public boolean deceived() {
        return deceived;
    }
}
