package dev.slipway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The single row that says where the ledger ends. */
record HeadTable(Connection connection) {

    private static final String SELECT = "select size, last_leaf, frontier, root from ledger_head where id = 1";

    LedgerHead read() throws SQLException {
        return select(SELECT);
    }

    /** Waits for other appends, and makes them wait until this transaction ends. */
    LedgerHead lock() throws SQLException {
        return select(SELECT + " for update");
    }

    void move(LedgerHead head) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update ledger_head set size = ?, last_leaf = ?, frontier = ?, root = ? where id = 1")) {
            update.setLong(1, head.size());
            update.setString(2, head.lastLeaf());
            update.setString(3, head.frontier());
            update.setString(4, head.root());
            update.executeUpdate();
        }
    }

    private LedgerHead select(String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet found = select.executeQuery()) {
            if (!found.next()) {
                throw new SQLException("the ledger's head row is missing; restore the ledger from a copy");
            }
            return new LedgerHead(found.getLong(1), found.getString(2), found.getString(3), found.getString(4));
        }
    }
}
