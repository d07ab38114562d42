package dev.slipway.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One append under the lock of the head: puts each entry behind the last, unless it is there already. */
final class Appending {

    private final EntryTable table;
    private final NodeTable nodes;
    private final Clock clock;
    private final Map<String, EntryRow> added = new LinkedHashMap<>();
    private final List<Node> completed = new ArrayList<>();
    private final Set<String> unused;
    private Tail tail;

    Appending(EntryTable table, NodeTable nodes, Clock clock, LedgerEnd.Held held) {
        this.table = table;
        this.nodes = nodes;
        this.clock = clock;
        this.unused = held.unused();
        this.tail = Tail.of(held.head());
    }

    /** Where each of the entries stands or will stand. */
    List<Long> place(List<NewEntry> entries) throws SQLException {
        List<Long> sequences = new ArrayList<>();
        for (NewEntry entry : entries) {
            Optional<EntryRow> row = known(entry.key());
            sequences.add(row.isPresent() ? same(entry, row.get()) : put(entry));
        }
        return sequences;
    }

    /** What was placed, and what follows from it. */
    void write(LedgerEnd end) throws SQLException {
        if (added.isEmpty()) {
            return;
        }
        end.put(List.copyOf(added.values()), tail.head());
        keepNodes();
    }

    /** The same in one journey, if the ledger ends as presumed; otherwise nothing is written. */
    boolean writeBehind(LedgerEnd end, LedgerHead presumed) throws SQLException {
        boolean written = end.putBehind(presumed, List.copyOf(added.values()), tail.head());
        if (written) {
            keepNodes();
        }
        return written;
    }

    /** Where the ledger ends with what was placed. */
    LedgerHead head() {
        return tail.head();
    }

    private void keepNodes() throws SQLException {
        for (Node node : completed) {
            nodes.keep(node);
        }
    }

    private Optional<EntryRow> known(String key) throws SQLException {
        EntryRow row = added.get(key);
        if (row != null) {
            return Optional.of(row);
        }
        return unused.contains(key) ? Optional.empty() : table.byKey(key);
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
        added.put(row.key(), row);
        return sequence;
    }
}
