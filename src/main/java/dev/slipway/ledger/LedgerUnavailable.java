package dev.slipway.ledger;

import java.sql.SQLException;

/** The database did not read or write the ledger; nothing was recorded. */
public final class LedgerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LedgerUnavailable(String operation, SQLException cause) {
        super("The ledger could not " + operation + ": " + cause.getMessage(), cause);
    }
}
