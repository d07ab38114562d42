package dev.slipway.ledger;

/** Somebody outside keeps more of the ledger, or another ledger; until that is mended nothing is recorded. */
public final class LedgerReadOnly extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerReadOnly(String reason) {
        super("The ledger is read-only and nothing was recorded: " + reason);
    }
}
