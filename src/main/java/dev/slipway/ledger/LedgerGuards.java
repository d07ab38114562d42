package dev.slipway.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What the database itself does for the ledger: rows are added and nothing else, each with the hash of its bytes and at
 * the end, and the head moves only over entries that are there. Whoever owns the tables can take the guards away; that
 * they stand is therefore looked at again and again.
 */
public interface LedgerGuards {

    /** Every table of which the ledger consists. */
    List<String> TABLES = List.of("ledger_entry", "ledger_head", "ledger_node", "ledger_checkpoint", "ledger_key");

    /** Those of the database at the other end. */
    static LedgerGuards of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "PostgreSQL" -> new PostgresGuards(connection);
            case "H2" -> new H2Guards(connection);
            default ->
                throw new SQLException("The ledger has no guards for " + product + "; run it on PostgreSQL or H2.");
        };
    }

    /** Puts the guards in place; those that stand already are renewed. */
    void install() throws SQLException;

    /** In which ways what the catalogue says differs from what was installed; empty when all guards stand. */
    List<String> differences() throws SQLException;
}
