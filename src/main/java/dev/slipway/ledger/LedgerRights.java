package dev.slipway.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the role that runs the application on PostgreSQL may do with the ledger: read, append, move the head. */
public final class LedgerRights {

    private static final String HEAD = "ledger_head";
    private static final List<String> EXCESSIVE = List.of("UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER");

    private LedgerRights() {}

    /**
     * Gives the role exactly that, and everybody else nothing.
     *
     * @param owner a connection of the tables' owner
     */
    public static void grant(Connection owner, String role) throws SQLException {
        Statements statements = new Statements(owner);
        String quoted = statements.texts("select quote_ident(?)", role).get(0);
        for (String table : LedgerGuards.TABLES) {
            statements.run("revoke all on " + table + " from public, " + quoted);
            statements.run(
                    "grant select, " + (table.equals(HEAD) ? "update" : "insert") + " on " + table + " to " + quoted);
        }
    }

    /** Which rights the role of this connection has beyond that; empty when it could do no harm. */
    public static List<String> excessive(Connection runtime) throws SQLException {
        Statements statements = new Statements(runtime);
        List<String> found = new ArrayList<>();
        statements
                .texts("select current_user from pg_roles where rolname = current_user and rolsuper")
                .forEach(role -> found.add("the role " + role + " is a superuser"));
        for (String table : LedgerGuards.TABLES) {
            statements
                    .texts(
                            "select current_user || ' owns ' || relname from pg_class"
                                    + " where oid = to_regclass(?) and pg_has_role(current_user, relowner, 'MEMBER')",
                            table)
                    .forEach(owns -> found.add("the role " + owns));
            for (String right : EXCESSIVE) {
                if (!(table.equals(HEAD) && right.equals("UPDATE"))) {
                    addIfHeld(statements, table, right, found);
                }
            }
        }
        return found;
    }

    private static void addIfHeld(Statements statements, String table, String right, List<String> found)
            throws SQLException {
        boolean ofColumns = right.equals("UPDATE") || right.equals("REFERENCES");
        String held = "has_table_privilege(to_regclass(?), '" + right + "')"
                + (ofColumns ? " or has_any_column_privilege('" + table + "', '" + right + "')" : "");
        statements
                .texts("select current_user where " + held, table)
                .forEach(role -> found.add("the role " + role + " may " + right + " " + table));
    }
}
