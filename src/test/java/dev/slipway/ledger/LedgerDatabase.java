package dev.slipway.ledger;

import dev.slipway.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of its own with an empty ledger, for one test. */
final class LedgerDatabase {

    static final Instant NOW = Instant.parse("2026-11-21T08:00:00.123456789Z");

    private final TestDatabase fresh = TestDatabase.fresh();
    private final DataSource owner = database(fresh.user());

    final DataSource source = database(fresh.application());
    final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    final Ledger ledger = new JdbcLedger(new TransactionAwareDataSourceProxy(source), Clock.fixed(NOW, ZoneOffset.UTC));

    LedgerDatabase() {
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V1__ledger.sql"),
                        new ClassPathResource("db/migration/V13__ledger_tree.sql"),
                        new ClassPathResource("db/migration/V19__ledger_mirror.sql"),
                        new ClassPathResource("db/migration/V20__witness.sql"))
                .execute(owner);
        guard();
    }

    private DataSource database(String user) {
        String url = TestDatabase.onPostgres() ? fresh.url() : fresh.url() + ";LOCK_TIMEOUT=20000";
        return new DriverManagerDataSource(url, user, "");
    }

    private void guard() {
        asOwner(connection -> {
            LedgerGuards.of(connection).install();
            if (TestDatabase.onPostgres()) {
                // as the application gives them to the role that runs it
                run(
                        connection,
                        "grant select, insert, update, delete on all tables in schema public to "
                                + fresh.application());
                LedgerRights.grant(connection, fresh.application());
            }
        });
    }

    /** Bytes as this database writes them in SQL. */
    static String literal(byte[] bytes) {
        return (TestDatabase.onPostgres() ? "'\\x" : "x'") + Sha256.hex(bytes) + "'";
    }

    static NewEntry anEntry(String key) {
        return NewEntry.of(
                "ReleaseDecided",
                "credit-scoring~1.1.0~prod~1",
                Actor.person("qa-lead", "qa-lead"),
                Map.of("verdict", "go", "errorRate", "0.0013", "requests", 500),
                key);
    }

    List<Long> append(NewEntry... entries) {
        return transaction.execute(status -> ledger.append(List.of(entries)));
    }

    void append(int count) {
        for (int i = 0; i < count; i++) {
            append(anEntry("event-" + i));
        }
    }

    /** Someone who has the owner's rights: takes the guards away, does it, and puts them back. */
    void tamper(String... statements) {
        asOwner(connection -> {
            takeGuardsAway(connection);
            run(connection, statements);
        });
        guard();
    }

    /** Someone who has the owner's rights, and leaves the guards in place. */
    void execute(String... statements) {
        asOwner(connection -> run(connection, statements));
    }

    /** With the rights of the application alone. */
    void executeAsApplication(String... statements) {
        on(source, connection -> run(connection, statements));
    }

    /** The statement that sets the head to where it stands now. */
    String setBack() {
        LedgerHead head = ledger.head();
        return "update ledger_head set size = " + head.size() + ", last_leaf = '" + head.lastLeaf() + "', frontier = '"
                + head.frontier() + "', root = '" + head.root() + "'";
    }

    /** How the guards that stand differ from those that should. */
    List<String> differences() {
        List<String> found = new ArrayList<>();
        on(source, connection -> found.addAll(LedgerGuards.of(connection).differences()));
        return found;
    }

    /** The same after the owner did this, of which nothing remains. */
    List<String> differencesAfter(String statement) {
        List<String> found = new ArrayList<>();
        asOwner(connection -> {
            connection.setAutoCommit(false);
            run(connection, statement);
            found.addAll(LedgerGuards.of(connection).differences());
            connection.rollback();
            if (!TestDatabase.onPostgres()) {
                takeGuardsAway(connection); // H2 does not roll back what is done to tables
            }
        });
        guard();
        return found;
    }

    /** Which rights the application has too many after the owner did this, of which nothing remains. */
    List<String> excessiveRightsAfter(String... statements) {
        List<String> found = new ArrayList<>();
        execute(statements);
        on(source, connection -> found.addAll(LedgerRights.excessive(connection)));
        guard();
        return found;
    }

    private static void takeGuardsAway(Connection connection) throws SQLException {
        if (TestDatabase.onPostgres()) {
            for (String table : LedgerGuards.TABLES) {
                run(connection, "alter table " + table + " disable trigger user");
            }
            return;
        }
        for (String name :
                new Statements(connection).texts("select distinct trigger_name from information_schema.triggers")) {
            run(connection, "drop trigger " + name);
        }
        run(connection, "drop table if exists ledger_no_truncate");
    }

    private void asOwner(Act act) {
        on(owner, act);
    }

    private static void on(DataSource database, Act act) {
        try (Connection connection = database.getConnection()) {
            act.with(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        for (String sql : statements) {
            new Statements(connection).run(sql);
        }
    }

    /** Something done on a connection. */
    private interface Act {
        void with(Connection connection) throws SQLException;
    }

    LedgerVerdict check() {
        return new LedgerCheck(source).verdict();
    }
}
