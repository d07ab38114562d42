package dev.slipway.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One append under the lock of the head: puts each entry behind the last, unless it is there already. */
final class Appending {

    private final EntryTable table;
    private final NodeTable nodes;
    private final Clock clock;
    private Tail tail;

    Appending(EntryTable table, NodeTable nodes, Clock clock, Tail tail) {
        this.table = table;
        this.nodes = nodes;
        this.clock = clock;
        this.tail = tail;
    }

    long sequenceOf(NewEntry entry) throws SQLException {
        Optional<EntryRow> known = table.byKey(entry.key());
        return known.isPresent() ? same(entry, known.get()) : put(entry);
    }

    LedgerHead head() {
        return tail.head();
    }

    private static long same(NewEntry entry, EntryRow known) {
        if (!Entry.parse(known.body()).content().equals(entry)) {
            throw new IdempotencyConflict(entry, known.sequence());
        }
        return known.sequence();
    }

    private long put(NewEntry entry) throws SQLException {
        long sequence = tail.size();
        byte[] body = Entry.bytes(sequence, tail.lastLeaf(), clock.instant(), entry);
        List<Node> completed = new ArrayList<>();
        tail = tail.add(body, (level, index, hash) -> completed.add(new Node(level, index, Sha256.hex(hash))));
        table.insert(new EntryRow(sequence, tail.lastLeaf(), entry.key(), entry.subject(), body));
        for (Node node : completed) {
            nodes.keep(node);
        }
        return sequence;
    }
}
