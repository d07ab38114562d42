package dev.slipway.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One append under the lock of the head: puts each entry behind the last, unless it is there already. */
final class Appending {

    private final EntryTable table;
    private final NodeTable nodes;
    private final Clock clock;
    private final Map<String, EntryRow> known = new HashMap<>();
    private final List<EntryRow> added = new ArrayList<>();
    private final List<Node> completed = new ArrayList<>();
    private Tail tail;

    Appending(EntryTable table, NodeTable nodes, Clock clock, Tail tail) {
        this.table = table;
        this.nodes = nodes;
        this.clock = clock;
        this.tail = tail;
    }

    /** Where each of the entries stands now. */
    List<Long> sequencesOf(List<NewEntry> entries) throws SQLException {
        table.byKeys(entries.stream().map(NewEntry::key).distinct().toList()).forEach(row -> known.put(row.key(), row));
        List<Long> sequences = new ArrayList<>();
        for (NewEntry entry : entries) {
            EntryRow row = known.get(entry.key());
            sequences.add(row == null ? put(entry) : same(entry, row));
        }
        table.insert(added);
        for (Node node : completed) {
            nodes.keep(node);
        }
        return sequences;
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

    private long put(NewEntry entry) {
        long sequence = tail.size();
        byte[] body = Entry.bytes(sequence, tail.lastLeaf(), clock.instant(), entry);
        tail = tail.add(body, (level, index, hash) -> completed.add(new Node(level, index, Sha256.hex(hash))));
        EntryRow row = new EntryRow(sequence, tail.lastLeaf(), entry.key(), entry.subject(), body);
        known.put(row.key(), row);
        added.add(row);
        return sequence;
    }
}
