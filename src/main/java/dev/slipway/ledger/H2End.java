package dev.slipway.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** H2 runs in this process: no journey is saved, and each step is taken by itself. */
record H2End(Connection connection) implements LedgerEnd {

    @Override
    public Held hold(List<String> keys) throws SQLException {
        int isolation = connection.getTransactionIsolation();
        if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
            throw LedgerEnd.otherIsolation("isolation " + isolation);
        }
        return new Held(new HeadTable(connection).lock(), Set.of());
    }

    @Override
    public boolean presumes(int entries) {
        return false;
    }

    @Override
    public boolean putBehind(LedgerHead presumed, List<EntryRow> rows, LedgerHead head) {
        return false;
    }

    @Override
    public void put(List<EntryRow> rows, LedgerHead head) throws SQLException {
        new EntryTable(connection).insert(rows);
        new HeadTable(connection).move(head);
    }
}
