package dev.slipway.ledger;

import java.util.function.Supplier;

/** Nothing was restored: the mirror and the ledger are not copies of each other, or one of them is damaged. */
public final class ReplayRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReplayRefused(String reason) {
        super("Nothing was restored: " + reason);
    }

    static <T> T readable(String what, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new ReplayRefused(
                    what + " of the mirror cannot be read: " + e.getMessage() + ". Try another mirror.");
        }
    }
}
