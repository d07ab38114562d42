package dev.slipway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The single row that says where the ledger ends. */
record HeadTable(Connection connection) {

    private static final String SELECT = "select size, last_leaf, frontier, root from ledger_head where id = 1";

    static final String MOVE = "update ledger_head set size = ?, last_leaf = ?, frontier = ?, root = ? where id = 1";

    LedgerHead read() throws SQLException {
        return select(SELECT);
    }

    /** Waits for other appends, and makes them wait until this transaction ends. */
    LedgerHead lock() throws SQLException {
        return select(SELECT + " for update");
    }

    void move(LedgerHead head) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(MOVE)) {
            set(update, 1, head);
            update.executeUpdate();
        }
    }

    /** Fills the places of {@link #MOVE}, of which this is the first. */
    static void set(PreparedStatement update, int first, LedgerHead head) throws SQLException {
        update.setLong(first, head.size());
        update.setString(first + 1, head.lastLeaf());
        update.setString(first + 2, head.frontier());
        update.setString(first + 3, head.root());
    }

    private LedgerHead select(String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet found = select.executeQuery()) {
            return only(found);
        }
    }

    /** The row whose first columns are those of the head. */
    static LedgerHead only(ResultSet found) throws SQLException {
        if (!found.next()) {
            throw new SQLException("the ledger's head row is missing; restore the ledger from a copy");
        }
        return new LedgerHead(found.getLong(1), found.getString(2), found.getString(3), found.getString(4));
    }
}
