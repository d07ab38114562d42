package dev.slipway.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Reads the whole ledger again, in constant memory, and says where it first disagrees with itself. */
public final class LedgerCheck {

    private final DataSource connections;

    public LedgerCheck(DataSource connections) {
        this.connections = connections;
    }

    /** Entries that are appended meanwhile are not checked, and do not disturb. */
    public LedgerVerdict verdict() {
        try (Connection connection = connections.getConnection()) {
            return verdict(connection);
        } catch (SQLException e) {
            throw new LedgerUnavailable("be checked", e);
        }
    }

    static LedgerVerdict verdict(Connection connection) throws SQLException {
        Rereading rereading = new Rereading();
        new Pages(connection).toTheEnd(rereading);
        return rereading.verdict();
    }
}
