package dev.slipway.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Triggers of H2, and a table whose foreign keys make it refuse TRUNCATE, which fires no trigger. */
record H2Guards(Connection connection) implements LedgerGuards {

    private static final String KEEPER = "ledger_no_truncate";

    private static final List<Guard> GUARDS = List.of(
            new Guard("ledger_entry_no_change", "ledger_entry", List.of("DELETE", "UPDATE"), DenyChange.class),
            new Guard("ledger_entry_at_end", "ledger_entry", List.of("INSERT"), EntryAtEnd.class),
            new Guard("ledger_head_no_other", "ledger_head", List.of("DELETE", "INSERT"), DenyChange.class),
            new Guard("ledger_head_forward", "ledger_head", List.of("UPDATE"), HeadForward.class),
            new Guard("ledger_node_no_change", "ledger_node", List.of("DELETE", "UPDATE"), DenyChange.class),
            new Guard("ledger_node_follows", "ledger_node", List.of("INSERT"), NodeFollows.class),
            new Guard(
                    "ledger_checkpoint_no_change", "ledger_checkpoint", List.of("DELETE", "UPDATE"), DenyChange.class),
            new Guard("ledger_key_no_change", "ledger_key", List.of("DELETE", "UPDATE"), DenyChange.class));

    private record Guard(String name, String table, List<String> events, Class<?> type) {

        String create() {
            return "create trigger " + name + " before " + String.join(", ", events) + " on " + table
                    + " for each row call '" + type.getName() + "'";
        }
    }

    @Override
    public void install() throws SQLException {
        Statements statements = new Statements(connection);
        for (Guard guard : GUARDS) {
            statements.run("drop trigger if exists " + guard.name());
            statements.run(guard.create());
        }
        statements.run("create table if not exists " + KEEPER + " ("
                + "seq bigint references ledger_entry (seq), id smallint references ledger_head (id), "
                + "tree_level smallint, idx bigint, size bigint references ledger_checkpoint (size), "
                + "number integer references ledger_key (number), "
                + "foreign key (tree_level, idx) references ledger_node (tree_level, idx))");
    }

    @Override
    public List<String> differences() throws SQLException {
        List<String> found = new ArrayList<>();
        for (Guard guard : GUARDS) {
            guardDiffers(guard, found);
        }
        for (String table : TABLES) {
            tableDiffers(table, found);
        }
        return found;
    }

    private void guardDiffers(Guard guard, List<String> found) throws SQLException {
        List<String> stands = new Statements(connection)
                .texts(
                        "select event_object_table || ' ' || action_timing || ' ' || event_manipulation || ' '"
                                + " || action_orientation || ' ' || java_class from information_schema.triggers"
                                + " where trigger_name = ? order by event_manipulation",
                        upper(guard.name()));
        List<String> wanted = guard.events().stream()
                .map(event -> upper(guard.table()) + " BEFORE " + event + " ROW "
                        + guard.type().getName())
                .toList();
        if (!stands.equals(wanted)) {
            found.add("the trigger " + guard.name() + " should be " + wanted + ", found " + stands);
        }
    }

    private void tableDiffers(String table, List<String> found) throws SQLException {
        Statements statements = new Statements(connection);
        List<String> keepers = statements.texts(
                "select k.constraint_name from information_schema.referential_constraints r"
                        + " join information_schema.table_constraints k on k.constraint_name = r.constraint_name"
                        + " join information_schema.table_constraints t on t.constraint_name = r.unique_constraint_name"
                        + " where k.table_name = '" + upper(KEEPER) + "' and t.table_name = ?",
                upper(table));
        if (keepers.isEmpty()) {
            found.add("no foreign key keeps " + table + " from being emptied");
        }
        List<String> own = GUARDS.stream().map(guard -> upper(guard.name())).toList();
        statements
                .texts(
                        "select distinct trigger_name from information_schema.triggers where event_object_table = ?",
                        upper(table))
                .stream()
                .filter(name -> !own.contains(name))
                .forEach(name -> found.add("the trigger " + name + " on " + table + " is not the ledger's"));
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
