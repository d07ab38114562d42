package dev.slipway.process.history;

import dev.slipway.signature.SignedNote;

/** Signs statements about the ledger with the key that signs its checkpoints. */
public interface LedgerSeal {

    /**
     * @param text in lines, the first of which names the kind of statement by an address, so that it is no checkpoint
     * @throws IllegalArgumentException when it could be taken for one
     */
    SignedNote seal(String text);
}
