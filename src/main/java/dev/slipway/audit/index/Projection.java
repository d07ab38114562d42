package dev.slipway.audit.index;

import dev.slipway.ledger.Entry;
import java.util.List;

/**
 * Tables that are filled from the ledger alone, entry by entry and in order. Entries come as they are stored: people
 * under their pseudonyms, which is also how a projection keeps them.
 */
public interface Projection {

    /** Name and version, such as {@code releases:1}; whatever changes what is kept raises the version. */
    String shape();

    /** In the transaction that also keeps the place in the ledger, so that each entry counts once. */
    void apply(Entry entry);

    /**
     * A stretch of the ledger, in the transaction of all of it; whoever can save work by seeing several entries at once
     * does so here. Every projection sees the whole stretch before the next one does.
     */
    default void apply(List<Entry> stretch) {
        stretch.forEach(this::apply);
    }

    /** Takes everything away; the ledger is read again from its beginning. */
    void clear();
}
