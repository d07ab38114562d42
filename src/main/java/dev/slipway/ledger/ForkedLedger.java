package dev.slipway.ledger;

/** The ledger does not continue what was signed before, so nothing more is signed. */
public final class ForkedLedger extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForkedLedger(String reason) {
        super("The ledger does not continue what was signed before: " + reason);
    }
}
