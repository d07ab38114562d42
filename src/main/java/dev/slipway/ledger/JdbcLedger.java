package dev.slipway.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The ledger in two tables of the engine's own database (H2 and PostgreSQL, READ COMMITTED). */
public final class JdbcLedger implements Ledger {

    private final DataSource connections;
    private final Clock clock;

    /** Where this one left the end; another node, or a transaction that was rolled back, may have made it untrue. */
    private volatile @Nullable LedgerHead presumed;

    /** @param connections gives the connection of the caller's transaction, and does not end it when that is closed */
    public JdbcLedger(DataSource connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public List<Long> append(List<NewEntry> entries) {
        return entries.isEmpty() ? List.of() : run("append", connection -> append(connection, entries));
    }

    @Override
    public Optional<Entry> entry(long sequence) {
        return run("read", connection -> new EntryTable(connection).bySequence(sequence))
                .map(row -> Entry.parse(row.body()));
    }

    @Override
    public List<Entry> entries(String subject) {
        return parsed(run("read", connection -> new EntryTable(connection).bySubject(subject)));
    }

    @Override
    public List<Entry> entries(long from, int limit) {
        return parsed(run("read", connection -> new EntryTable(connection).from(from, limit)));
    }

    @Override
    public LedgerHead head() {
        return run("read", connection -> new HeadTable(connection).read());
    }

    private List<Long> append(Connection connection, List<NewEntry> entries) throws SQLException {
        if (connection.getAutoCommit()) {
            // the lock on the head would be gone before the entry is written
            throw LedgerEnd.otherIsolation("none");
        }
        LedgerEnd end = LedgerEnd.of(connection);
        List<String> keys = entries.stream().map(NewEntry::key).toList();
        LedgerHead last = presumed;
        if (last != null && end.presumes(keys.size())) {
            Appending attempt = appending(connection, new LedgerEnd.Held(last, Set.copyOf(keys)));
            List<Long> sequences = attempt.place(entries);
            if (attempt.writeBehind(end, last)) {
                presumed = attempt.head();
                return sequences;
            }
        }
        Appending appending = appending(connection, end.hold(keys));
        List<Long> sequences = appending.place(entries);
        appending.write(end);
        presumed = appending.head();
        return sequences;
    }

    private Appending appending(Connection connection, LedgerEnd.Held held) {
        return new Appending(new EntryTable(connection), new NodeTable(connection), clock, held);
    }

    private static List<Entry> parsed(List<EntryRow> rows) {
        return rows.stream().map(row -> Entry.parse(row.body())).toList();
    }

    private <T> T run(String operation, Work<T> work) {
        try (Connection connection = connections.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new LedgerUnavailable(operation, e);
        }
    }

    /** One piece of work on a connection. */
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }
}
