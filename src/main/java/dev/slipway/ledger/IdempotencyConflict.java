package dev.slipway.ledger;

/** One idempotency key came with two contents: one of them is not what happened. */
public final class IdempotencyConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IdempotencyConflict(NewEntry refused, long sequence) {
        super("Entry " + refused.type() + " about '" + refused.subject() + "' is refused: its key '" + refused.key()
                + "' was recorded with other content as entry " + sequence
                + ". Find out which of the two happened, and give the other a key of its own.");
    }
}
