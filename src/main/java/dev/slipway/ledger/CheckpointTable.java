package dev.slipway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The checkpoints that were signed. */
record CheckpointTable(Connection connection) {

    /** One signed checkpoint. */
    record Row(long size, String root, String note) {}

    Optional<Row> latest() throws SQLException {
        return query("order by size desc fetch first 1 rows only", null);
    }

    Optional<Row> at(long size) throws SQLException {
        return query("where size = ?", size);
    }

    /** Those of more than {@code from} and at most {@code to} entries. */
    List<Row> between(long from, long to) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select size, root, note from ledger_checkpoint where size > ? and size <= ? order by size")) {
            select.setLong(1, from);
            select.setLong(2, to);
            try (ResultSet found = select.executeQuery()) {
                List<Row> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(row(found));
                }
                return rows;
            }
        }
    }

    /** The smallest checkpoint of at least that size. */
    Optional<Row> from(long size) throws SQLException {
        return query("where size >= ? order by size fetch first 1 rows only", size);
    }

    void insert(Row row) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into ledger_checkpoint (size, root, note) values (?, ?, ?)")) {
            insert.setLong(1, row.size());
            insert.setString(2, row.root());
            insert.setString(3, row.note());
            insert.executeUpdate();
        }
    }

    private Optional<Row> query(String condition, @Nullable Long size) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select size, root, note from ledger_checkpoint " + condition)) {
            if (size != null) {
                select.setLong(1, size);
            }
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? Optional.of(row(found)) : Optional.empty();
            }
        }
    }

    private static Row row(ResultSet found) throws SQLException {
        return new Row(found.getLong(1), found.getString(2), found.getString(3));
    }
}
