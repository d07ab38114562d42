package dev.slipway.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Entries of a mirror put behind the ledger's own end; those that it has are passed over. */
final class Replaying {

    private final EntryTable entries;
    private final NodeTable nodes;
    private final List<EntryRow> rows = new ArrayList<>();
    private final List<Node> completed = new ArrayList<>();
    private Tail tail;
    private long passed;

    Replaying(Connection connection, LedgerHead head) {
        this.entries = new EntryTable(connection);
        this.nodes = new NodeTable(connection);
        this.tail = Tail.of(head);
        this.passed = head.size() / Tile.FULL * Tile.FULL;
    }

    void next(byte[] body) {
        if (passed < tail.size()) {
            passed++;
            return;
        }
        Entry entry = ReplayRefused.readable("Entry " + tail.size(), () -> Entry.parse(body));
        if (entry.sequence() != tail.size() || !entry.previous().equals(tail.lastLeaf())) {
            throw new ReplayRefused("entry " + tail.size() + " of the mirror does not continue what is here: both have"
                    + " other entries before it, or the mirror was changed. Try another mirror, or an older copy of the"
                    + " database.");
        }
        tail = tail.add(body, (level, index, hash) -> completed.add(new Node(level, index, Sha256.hex(hash))));
        passed = tail.size();
        rows.add(new EntryRow(
                entry.sequence(),
                tail.lastLeaf(),
                entry.content().key(),
                entry.content().subject(),
                body));
    }

    /** Writes what came since this was called last. */
    void keep() throws SQLException {
        entries.insert(rows);
        for (Node node : completed) {
            nodes.keep(node);
        }
        rows.clear();
        completed.clear();
    }

    LedgerHead head() {
        return tail.head();
    }
}
