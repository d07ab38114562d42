package dev.slipway.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** The end of the ledger in the hands of one transaction; databases differ in how few journeys that takes. */
interface LedgerEnd {

    /** The one of the database at the other end. */
    static LedgerEnd of(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")
                ? new PostgresEnd(connection)
                : new H2End(connection);
    }

    /**
     * The head, held until the transaction ends.
     *
     * @param unused keys under which nothing stands; of others it must be asked
     */
    record Held(LedgerHead head, Set<String> unused) {}

    /**
     * Waits for other appends, and makes them wait until this transaction ends.
     *
     * @param keys those that are about to be recorded
     * @throws IllegalStateException in another isolation than READ COMMITTED, which would not see who came before
     */
    Held hold(List<String> keys) throws SQLException;

    /** Puts the rows, of which there is at least one, down in this order, and moves the head behind them. */
    void put(List<EntryRow> rows, LedgerHead head) throws SQLException;

    /** Whether so many entries are worth an attempt behind an end that is only presumed. */
    boolean presumes(int entries);

    /**
     * As {@link #hold} and {@link #put} in one journey, if the ledger ends where it is presumed to and nothing stands under
     * the keys of the rows; otherwise nothing is put, and it is to be held.
     *
     * @return whether the rows stand in the ledger
     */
    boolean putBehind(LedgerHead presumed, List<EntryRow> rows, LedgerHead head) throws SQLException;

    /** What it means to be refused for the isolation. */
    static IllegalStateException otherIsolation(String found) {
        return new IllegalStateException(
                "The ledger appends only in a transaction with READ COMMITTED; found " + found + ". Open one before.");
    }
}
