package dev.slipway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How far each mirror is, and why it was stopped. */
record MirrorTable(Connection connection) {

    private static final int LONGEST = 2000;

    /** The last checkpoint that is known to be in the mirror. */
    record Row(long size, String root, @Nullable String disagreement) {

        static final Row EMPTY = new Row(0, Sha256.hex(Frontier.EMPTY.root()), null);
    }

    Row of(String mirror) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select size, root, disagreement from ledger_mirror where name = ?")) {
            select.setString(1, mirror);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? new Row(found.getLong(1), found.getString(2), found.getString(3)) : Row.EMPTY;
            }
        }
    }

    /** Another node may be further. */
    void move(String mirror, long size, String root) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update ledger_mirror set size = ?, root = ? where name = ? and size <= ?")) {
            update.setLong(1, size);
            update.setString(2, root);
            update.setString(3, mirror);
            update.setLong(4, size);
            update.executeUpdate();
        }
    }

    void stop(String mirror, String disagreement) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update ledger_mirror set disagreement = ? where name = ?")) {
            update.setString(1, disagreement.substring(0, Math.min(LONGEST, disagreement.length())));
            update.setString(2, mirror);
            update.executeUpdate();
        }
    }

    /** The row of a mirror that was not there before. */
    void begin(String mirror) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into ledger_mirror (name, size, root) select ?, 0, ? where not exists"
                        + " (select 1 from ledger_mirror where name = ?)")) {
            insert.setString(1, mirror);
            insert.setString(2, Row.EMPTY.root());
            insert.setString(3, mirror);
            insert.executeUpdate();
        }
    }

    /** What is known about any mirror, forgotten: each is asked again. */
    void forget() throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from ledger_mirror")) {
            delete.executeUpdate();
        }
    }
}
