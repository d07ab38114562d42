package dev.slipway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One journey to hold the head, look up the keys, and write entries and head, where the ledger ends as presumed; otherwise
 * one to hold and look up, and one to write.
 */
record PostgresEnd(Connection connection) implements LedgerEnd {

    /** Of more keys at once, as when a ledger is restored, each is asked for by itself. */
    private static final int MOST_KEYS = 16;

    private static final int MOST_ROWS = 1000;

    private static final int FIRST_KEY = 7;

    private static final String HOLD =
            "select size, last_leaf, frontier, root, (select size from ledger_head where id = 1),"
                    + " current_setting('transaction_isolation')";

    /** A scalar each: of a list of keys PostgreSQL reads a whole table that it knows no figures of yet. */
    private static final String KEY = ", exists (select from ledger_entry where idempotency_key = ?)";

    private static final String LOCK = "select 1 from ledger_head where id = 1 for update";

    private static final String ROW = "(?::bigint, ?::varchar, ?::varchar, ?::varchar, ?::bytea)";

    private static final String PUT_BEHIND =
            "insert into ledger_entry (seq, leaf_hash, idempotency_key, subject, body) select * from (values " + ROW;

    private static final String BEHIND =
            ") as added where exists (select from ledger_head where id = 1 and size = ? and last_leaf = ?)"
                    + " and current_setting('transaction_isolation') = 'read committed'";

    private static final String UNKNOWN = " and not exists (select from ledger_entry where idempotency_key = ?)";

    /** Behind what was put, and only then: nothing else stands where the ledger was presumed to end. */
    private static final String MOVED = " and exists (select from ledger_entry where seq = ledger_head.size)";

    private static final String INSERT =
            "insert into ledger_entry (seq, leaf_hash, idempotency_key, subject, body) values (?, ?, ?, ?, ?)";

    private static final String MORE = ", (?, ?, ?, ?, ?)";

    @Override
    public Held hold(List<String> keys) throws SQLException {
        List<String> asked = keys.size() > MOST_KEYS ? List.of() : keys;
        try (PreparedStatement select = connection.prepareStatement(
                HOLD + KEY.repeat(asked.size()) + " from ledger_head where id = 1 for update")) {
            for (int i = 0; i < asked.size(); i++) {
                select.setString(i + 1, asked.get(i));
            }
            try (ResultSet found = select.executeQuery()) {
                return held(HeadTable.only(found), found, asked);
            }
        }
    }

    /**
     * The head is as new as the lock, all else only as new as the moment in which the statement began. Where others
     * appended in between, what was found of the keys is worth nothing.
     */
    private static Held held(LedgerHead head, ResultSet found, List<String> asked) throws SQLException {
        String isolation = found.getString(6);
        if (!isolation.equals("read committed")) {
            throw LedgerEnd.otherIsolation(isolation);
        }
        return new Held(head, found.getLong(5) == head.size() ? unused(found, asked) : Set.of());
    }

    private static Set<String> unused(ResultSet found, List<String> asked) throws SQLException {
        Set<String> unused = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            if (!found.getBoolean(FIRST_KEY + i)) {
                unused.add(asked.get(i));
            }
        }
        return unused;
    }

    @Override
    public boolean presumes(int entries) {
        return entries <= MOST_KEYS;
    }

    /**
     * Each statement sees what was committed before it, and the first waits for the lock: what the second finds of the
     * ledger's end and of the keys is as new as that lock. The third moves the head only over what the second wrote.
     */
    @Override
    public boolean putBehind(LedgerHead presumed, List<EntryRow> rows, LedgerHead head) throws SQLException {
        try (PreparedStatement all = connection.prepareStatement(LOCK + "; " + PUT_BEHIND
                + (", " + ROW).repeat(rows.size() - 1) + BEHIND + UNKNOWN.repeat(rows.size()) + "; " + HeadTable.MOVE
                + MOVED)) {
            int next = EntryTable.set(all, rows);
            all.setLong(next++, presumed.size());
            all.setString(next++, presumed.lastLeaf());
            for (EntryRow row : rows) {
                all.setString(next++, row.key());
            }
            HeadTable.set(all, next, head);
            all.execute();
            all.getMoreResults();
            return all.getUpdateCount() == rows.size();
        }
    }

    @Override
    public void put(List<EntryRow> rows, LedgerHead head) throws SQLException {
        int last = (rows.size() - 1) / MOST_ROWS * MOST_ROWS;
        for (int from = 0; from < last; from += MOST_ROWS) {
            insert(rows.subList(from, from + MOST_ROWS));
        }
        insertAndMove(rows.subList(last, rows.size()), head);
    }

    private void insert(List<EntryRow> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT + MORE.repeat(rows.size() - 1))) {
            EntryTable.set(insert, rows);
            insert.executeUpdate();
        }
    }

    private void insertAndMove(List<EntryRow> rows, LedgerHead head) throws SQLException {
        try (PreparedStatement both =
                connection.prepareStatement(INSERT + MORE.repeat(rows.size() - 1) + "; " + HeadTable.MOVE)) {
            int next = EntryTable.set(both, rows);
            HeadTable.set(both, next, head);
            both.execute();
        }
    }
}
