package dev.slipway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of the ledger. */
record EntryTable(Connection connection) {

    private static final String COLUMNS = "select seq, leaf_hash, idempotency_key, subject, body from ledger_entry ";

    private static final int COLUMN_COUNT = 5;

    /** In one journey to the database, in this order. */
    void insert(List<EntryRow> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into ledger_entry (seq, leaf_hash, idempotency_key, subject, body) values (?, ?, ?, ?, ?)")) {
            for (EntryRow row : rows) {
                set(insert, 1, row);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /**
     * Fills the places of rows that are written in one statement.
     *
     * @return the place after them
     */
    static int set(PreparedStatement insert, List<EntryRow> rows) throws SQLException {
        int next = 1;
        for (EntryRow row : rows) {
            set(insert, next, row);
            next += COLUMN_COUNT;
        }
        return next;
    }

    private static void set(PreparedStatement insert, int first, EntryRow row) throws SQLException {
        insert.setLong(first, row.sequence());
        insert.setString(first + 1, row.leafHash());
        insert.setString(first + 2, row.key());
        insert.setString(first + 3, row.subject());
        insert.setBytes(first + 4, row.body());
    }

    Optional<EntryRow> bySequence(long sequence) throws SQLException {
        return query("where seq = ?", sequence).stream().findFirst();
    }

    Optional<EntryRow> byKey(String key) throws SQLException {
        return query("where idempotency_key = ?", key).stream().findFirst();
    }

    List<EntryRow> bySubject(String subject) throws SQLException {
        return query("where subject = ? order by seq", subject);
    }

    List<EntryRow> from(long sequence, int limit) throws SQLException {
        return query("where seq >= ? order by seq fetch first " + limit + " rows only", sequence);
    }

    /** Leaf hashes in order, as they are stored. */
    List<byte[]> leafHashes(long from, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select leaf_hash from ledger_entry where seq >= ? order by seq fetch first " + limit + " rows only")) {
            select.setLong(1, from);
            try (ResultSet found = select.executeQuery()) {
                List<byte[]> hashes = new ArrayList<>();
                while (found.next()) {
                    hashes.add(Sha256.bytes(found.getString(1)));
                }
                return hashes;
            }
        }
    }

    /** Of each {@link Tile#FULL} entries the bytes, with two more for each. */
    List<Long> bundleLengths(long size) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select sum(octet_length(body) + 2) from ledger_entry"
                        + " where seq < ? group by seq / " + Tile.FULL + " order by seq / " + Tile.FULL)) {
            select.setLong(1, size);
            try (ResultSet found = select.executeQuery()) {
                List<Long> lengths = new ArrayList<>();
                while (found.next()) {
                    lengths.add(found.getLong(1));
                }
                return lengths;
            }
        }
    }

    private List<EntryRow> query(String condition, Object value) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + condition)) {
            select.setObject(1, value);
            try (ResultSet found = select.executeQuery()) {
                return rows(found);
            }
        }
    }

    private static List<EntryRow> rows(ResultSet found) throws SQLException {
        List<EntryRow> rows = new ArrayList<>();
        while (found.next()) {
            rows.add(new EntryRow(
                    found.getLong(1), found.getString(2), found.getString(3), found.getString(4), found.getBytes(5)));
        }
        return rows;
    }
}
