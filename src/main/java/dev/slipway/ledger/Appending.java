package dev.slipway.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/** One append under the lock of the head: puts each entry behind the last, unless it is there already. */
final class Appending {

    private final EntryTable table;
    private final Clock clock;
    private Tail tail;

    Appending(EntryTable table, Clock clock, Tail tail) {
        this.table = table;
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
        tail = tail.add(body);
        table.insert(new EntryRow(sequence, tail.lastLeaf(), entry.key(), entry.subject(), body));
        return sequence;
    }
}
