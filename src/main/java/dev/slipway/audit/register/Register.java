package dev.slipway.audit.register;

import dev.slipway.ledger.Entry;
import java.util.Set;

/** One list of records: what it is, which entries of the ledger concern it, and what they change in it. */
interface Register {

    Book book();

    /** Types of the entries that are handed to {@link #read}; no other is. */
    Set<String> types();

    /** @param told the entry's payload */
    void read(Entry entry, Told told, Lines lines);
}
