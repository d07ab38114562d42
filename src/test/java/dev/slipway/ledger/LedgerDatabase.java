package dev.slipway.ledger;

import dev.slipway.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
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

    final DataSource source = database(TestDatabase.fresh());
    final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    final Ledger ledger = new JdbcLedger(new TransactionAwareDataSourceProxy(source), Clock.fixed(NOW, ZoneOffset.UTC));

    LedgerDatabase() {
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V1__ledger.sql"),
                        new ClassPathResource("db/migration/V13__ledger_tree.sql"))
                .execute(source);
    }

    private static DataSource database(TestDatabase fresh) {
        String url = TestDatabase.onPostgres() ? fresh.url() : fresh.url() + ";LOCK_TIMEOUT=20000";
        return new DriverManagerDataSource(url, fresh.user(), "");
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

    void execute(String... statements) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    LedgerVerdict check() {
        return new LedgerCheck(source).verdict();
    }
}
