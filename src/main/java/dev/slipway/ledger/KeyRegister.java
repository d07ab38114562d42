package dev.slipway.ledger;

import dev.slipway.signature.NoteVerifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The keys that sign or signed the checkpoints of this ledger, oldest first. */
public final class KeyRegister {

    private final DataSource connections;

    public KeyRegister(DataSource connections) {
        this.connections = connections;
    }

    /**
     * A key, and from which size of the ledger on its signature counts.
     *
     * @param fromSize number of entries when the key was added
     */
    record Key(NoteVerifier verifier, long fromSize) {}

    public List<NoteVerifier> keys() {
        try (Connection connection = connections.getConnection()) {
            return verifiers(connection);
        } catch (SQLException e) {
            throw new LedgerUnavailable("read its keys", e);
        }
    }

    /**
     * Makes sure that these keys continue those that are known.
     *
     * @param own every key of this node, oldest first
     * @return those that were not known before
     * @throws IllegalStateException when a known key is not among them: another node or an earlier life signed with it
     */
    public List<NoteVerifier> register(List<NoteVerifier> own) {
        try (Connection connection = connections.getConnection()) {
            List<NoteVerifier> known = verifiers(connection);
            if (known.size() > own.size() || !own.subList(0, known.size()).equals(known)) {
                throw new IllegalStateException(
                        "The keys of this node do not continue those that signed the ledger: known"
                                + " are " + known + ", found " + own
                                + ". Give this node the key file of the others, and keep the"
                                + " ledger's name (slipway.ledger.key-file, slipway.ledger.origin).");
            }
            List<NoteVerifier> added = own.subList(known.size(), own.size());
            for (NoteVerifier key : added) {
                insert(connection, keys(connection).size() + 1, key);
            }
            return List.copyOf(added);
        } catch (SQLException e) {
            throw new LedgerUnavailable("keep its keys", e);
        }
    }

    static List<Key> keys(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select verifier, from_size from ledger_key order by number");
                ResultSet found = select.executeQuery()) {
            List<Key> keys = new ArrayList<>();
            while (found.next()) {
                keys.add(new Key(NoteVerifier.parse(found.getString(1)), found.getLong(2)));
            }
            return keys;
        }
    }

    private static List<NoteVerifier> verifiers(Connection connection) throws SQLException {
        return keys(connection).stream().map(Key::verifier).toList();
    }

    private static void insert(Connection connection, int number, NoteVerifier key) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into ledger_key (number, verifier, from_size) values (?, ?, ?)")) {
            insert.setInt(1, number);
            insert.setString(2, key.toString());
            insert.setLong(3, new HeadTable(connection).read().size());
            insert.executeUpdate();
        }
    }
}
