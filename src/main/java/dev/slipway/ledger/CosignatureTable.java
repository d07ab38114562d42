package dev.slipway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The signature lines of witnesses, beside the checkpoints that they are under. */
record CosignatureTable(Connection connection) {

    /** The lines of all witnesses under the checkpoint of this size. */
    String lines(long size) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select lines from ledger_cosignature where size = ? order by verifier")) {
            select.setLong(1, size);
            try (ResultSet found = select.executeQuery()) {
                StringBuilder lines = new StringBuilder();
                while (found.next()) {
                    lines.append(found.getString(1));
                }
                return lines.toString();
            }
        }
    }

    /** The largest size that this witness cosigned, 0 when there is none. */
    long size(String verifier) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select max(size) from ledger_cosignature where verifier = ?")) {
            select.setString(1, verifier);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? found.getLong(1) : 0;
            }
        }
    }

    boolean has(long size, String verifier) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select 1 from ledger_cosignature where size = ? and verifier = ?")) {
            select.setLong(1, size);
            select.setString(2, verifier);
            try (ResultSet found = select.executeQuery()) {
                return found.next();
            }
        }
    }

    void insert(long size, String verifier, String lines) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into ledger_cosignature (size, verifier, lines) values (?, ?, ?)")) {
            insert.setLong(1, size);
            insert.setString(2, verifier);
            insert.setString(3, lines);
            insert.executeUpdate();
        }
    }
}
