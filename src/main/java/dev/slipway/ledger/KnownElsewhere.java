package dev.slipway.ledger;

import java.util.List;

/** Somebody outside of the database who can say how the ledger was. */
public interface KnownElsewhere {

    /** What they know; empty when they cannot be asked now. */
    List<KnownTree> trees();
}
