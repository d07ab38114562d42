package dev.slipway.ledger;

import java.util.List;
import java.util.Optional;

/** The append-only record: each entry is linked to the one before, and one root stands for all of them. */
public interface Ledger {

    /**
     * Appends in the caller's transaction, which then holds the ledger's head until it ends: append last.
     *
     * @return the sequence of each entry; an entry that was recorded before keeps the one it has
     * @throws IdempotencyConflict when a key was recorded before with other content
     */
    List<Long> append(List<NewEntry> entries);

    Optional<Entry> entry(long sequence);

    /** All entries about one subject, in order. */
    List<Entry> entries(String subject);

    /** At most {@code limit} entries, in order, from that sequence on. */
    List<Entry> entries(long from, int limit);

    LedgerHead head();
}
