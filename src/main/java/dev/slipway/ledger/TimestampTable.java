package dev.slipway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The timestamps of checkpoints, beside them. */
record TimestampTable(Connection connection) {

    /** One timestamp over the checkpoint of a size. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(long size, String authority, Instant stampedAt, byte[] token) {}

    /** The newest one of this authority over at most this size. */
    Optional<Row> latest(String authority, long most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select size, authority, stamped_at, token from ledger_timestamp where authority = ? and size <= ?"
                        + " order by size desc, stamped_at desc fetch first 1 rows only")) {
            select.setString(1, authority);
            select.setLong(2, most);
            try (ResultSet found = select.executeQuery()) {
                return found.next()
                        ? Optional.of(new Row(
                                found.getLong(1),
                                found.getString(2),
                                UtcTime.parse(found.getString(3)),
                                found.getBytes(4)))
                        : Optional.empty();
            }
        }
    }

    /** For each authority that ever stamped, its newest one over at most this size. */
    List<Row> latest(long most) throws SQLException {
        List<Row> rows = new ArrayList<>();
        for (String authority : authorities()) {
            latest(authority, most).ifPresent(rows::add);
        }
        return rows;
    }

    void insert(Row row) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into ledger_timestamp (size, authority, stamped_at, token) values (?, ?, ?, ?)")) {
            insert.setLong(1, row.size());
            insert.setString(2, row.authority());
            insert.setString(3, UtcTime.text(row.stampedAt()));
            insert.setBytes(4, row.token());
            insert.executeUpdate();
        }
    }

    private List<String> authorities() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select distinct authority from ledger_timestamp order by authority");
                ResultSet found = select.executeQuery()) {
            List<String> names = new ArrayList<>();
            while (found.next()) {
                names.add(found.getString(1));
            }
            return names;
        }
    }
}
