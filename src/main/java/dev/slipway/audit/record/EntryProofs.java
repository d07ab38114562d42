package dev.slipway.audit.record;

/** Proves that an entry stands in the ledger. */
@FunctionalInterface
interface EntryProofs {

    EntryProof of(LedgerLine line);

    /**
     * A proof of inclusion.
     *
     * @param size of the signed tree
     * @param holds whether the stored bytes lead to its root
     * @param file the proof as C2SP tlog-proof has it
     */
    record EntryProof(long size, boolean holds, String file) {}
}
