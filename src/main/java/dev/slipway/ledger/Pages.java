package dev.slipway.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the ledger on from where a reading stands, page by page. */
record Pages(Connection connection) {

    static final int PAGE = 500;

    /**
     * Reads at most one page up to this size.
     *
     * @return how many bytes of entries were read
     */
    long next(Rereading rereading, long size) throws SQLException {
        int limit = (int) Math.min(PAGE, size - rereading.size());
        List<EntryRow> rows = new EntryTable(connection).from(rereading.size(), limit);
        if (rows.isEmpty()) {
            rereading.flaw(rereading.size(), "the entry is missing; the head counts " + size);
            return 0;
        }
        rows.forEach(rereading::next);
        for (Node node : rereading.completed()) {
            if (!new NodeTable(connection).has(node)) {
                rereading.flaw(
                        node.index() << node.level(),
                        "the stored tree does not have the hash of the " + (1L << node.level())
                                + " entries from here on");
            }
        }
        return rows.stream().mapToLong(row -> row.body().length).sum();
    }

    /** Reads on to where the head stands now, and compares the two. */
    void toTheEnd(Rereading rereading) throws SQLException {
        LedgerHead head = new HeadTable(connection).read();
        if (head.size() < rereading.size()) {
            rereading.flaw(
                    head.size(),
                    "the entry is no longer there; " + rereading.size() + " were read before, the head counts "
                            + head.size());
        }
        while (rereading.sound() && rereading.size() < head.size()) {
            next(rereading, head.size());
        }
        compare(rereading, head);
    }

    /** Whether this head, and the tree as it is stored, are what the entries that were read give. */
    void compare(Rereading rereading, LedgerHead head) throws SQLException {
        if (!rereading.sound()) {
            return;
        }
        if (!rereading.head().equals(head)) {
            rereading.flaw(head.size(), "the head says " + head + ", its entries give " + rereading.head());
        }
        if (!head.root().equals(storedRoot(head.size()))) {
            rereading.flaw(head.size(), "the stored tree does not lead to the root of the entries");
        }
        List<EntryRow> behind = new EntryTable(connection).from(head.size(), 1);
        if (!behind.isEmpty() && new HeadTable(connection).read().size() == head.size()) {
            rereading.flaw(behind.get(0).sequence(), "the entry stands behind the ledger's end");
        }
    }

    private @Nullable String storedRoot(long size) {
        try {
            return Sha256.hex(new Proofs(new StoredHashes(connection)).root(size));
        } catch (IllegalArgumentException incomplete) {
            return null;
        }
    }
}
