package dev.slipway.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Reads the whole ledger again, in constant memory, and says where it first disagrees with itself. */
public final class LedgerCheck {

    private static final int PAGE = 500;

    private final DataSource connections;

    public LedgerCheck(DataSource connections) {
        this.connections = connections;
    }

    /** Entries that are appended meanwhile are not checked, and do not disturb. */
    public LedgerVerdict verdict() {
        try (Connection connection = connections.getConnection()) {
            return verdict(new EntryTable(connection), new NodeTable(connection), new HeadTable(connection));
        } catch (SQLException e) {
            throw new LedgerUnavailable("be checked", e);
        }
    }

    private static LedgerVerdict verdict(EntryTable table, NodeTable nodes, HeadTable heads) throws SQLException {
        LedgerHead head = heads.read();
        Rereading rereading = new Rereading();
        while (rereading.sound() && rereading.size() < head.size()) {
            int limit = (int) Math.min(PAGE, head.size() - rereading.size());
            List<EntryRow> rows = table.from(rereading.size(), limit);
            if (rows.isEmpty()) {
                return rereading.flawed(rereading.size(), "the entry is missing; the head counts " + head.size());
            }
            rows.forEach(rereading::next);
            for (Node node : rereading.completed()) {
                if (!nodes.has(node)) {
                    return rereading.flawed(
                            node.index() << node.level(),
                            "the stored tree does not have the hash of the " + (1L << node.level())
                                    + " entries from here on");
                }
            }
        }
        return rereading.sound() ? atTheEnd(rereading, head, table, heads) : rereading.verdict();
    }

    private static LedgerVerdict atTheEnd(Rereading rereading, LedgerHead head, EntryTable table, HeadTable heads)
            throws SQLException {
        if (!rereading.head().equals(head)) {
            return rereading.flawed(head.size(), "the head says " + head + ", its entries give " + rereading.head());
        }
        List<EntryRow> behind = table.from(head.size(), 1);
        if (!behind.isEmpty() && heads.read().size() == head.size()) {
            return rereading.flawed(behind.get(0).sequence(), "the entry stands behind the ledger's end");
        }
        return rereading.verdict();
    }
}
