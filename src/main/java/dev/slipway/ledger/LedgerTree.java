package dev.slipway.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Computes the stored tree of a ledger that was written before its tree was kept. */
public final class LedgerTree {

    private static final int PAGE = 500;

    private LedgerTree() {}

    /** Puts the hash of every full tile in place; what stood there before is replaced. */
    public static void build(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from ledger_node");
        }
        EntryTable entries = new EntryTable(connection);
        NodeTable nodes = new NodeTable(connection);
        Frontier frontier = Frontier.EMPTY;
        List<byte[]> leaves = entries.leafHashes(0, PAGE);
        while (!leaves.isEmpty()) {
            for (byte[] leaf : leaves) {
                Completed completed = new Completed(nodes);
                frontier = frontier.add(leaf, completed);
                completed.keep();
            }
            leaves = entries.leafHashes(frontier.size(), PAGE);
        }
    }

    /** What one leaf completed. */
    private static final class Completed implements Frontier.Completed {

        private final NodeTable nodes;
        private final List<Node> found = new ArrayList<>();

        Completed(NodeTable nodes) {
            this.nodes = nodes;
        }

        @Override
        public void subtree(int level, long index, byte[] hash) {
            found.add(new Node(level, index, Sha256.hex(hash)));
        }

        void keep() throws SQLException {
            for (Node node : found) {
                nodes.keep(node);
            }
        }
    }
}
