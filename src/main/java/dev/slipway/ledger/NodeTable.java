package dev.slipway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The roots of full tiles, from which a proof is made without reading all entries. */
record NodeTable(Connection connection) {

    void keep(Node node) throws SQLException {
        if (!node.isStored()) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert into ledger_node (tree_level, idx, hash) values (?, ?, ?)")) {
            insert.setInt(1, node.level());
            insert.setLong(2, node.index());
            insert.setString(3, node.hash());
            insert.executeUpdate();
        }
    }

    boolean has(Node node) throws SQLException {
        List<byte[]> stored = hashes(node.level(), node.index(), 1);
        return !stored.isEmpty() && Sha256.hex(stored.get(0)).equals(node.hash());
    }

    List<byte[]> hashes(int level, long from, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select hash from ledger_node where tree_level = ?"
                + " and idx >= ? order by idx fetch first " + limit + " rows only")) {
            select.setInt(1, level);
            select.setLong(2, from);
            try (ResultSet found = select.executeQuery()) {
                List<byte[]> hashes = new ArrayList<>();
                while (found.next()) {
                    hashes.add(Sha256.bytes(found.getString(1)));
                }
                return hashes;
            }
        }
    }
}
