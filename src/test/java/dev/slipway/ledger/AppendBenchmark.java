package dev.slipway.ledger;

import dev.slipway.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Appends in Spring's transaction to PostgreSQL, past the guards of its tables, beside plain inserts of the same bytes;
 * transactions a second.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls what is marked as its set-up
public class AppendBenchmark {

    /** Entries in a transaction: a step of the engine leaves one to some. */
    @Param({"1", "4"})
    public int entries;

    private final AtomicLong next = new AtomicLong();
    private SingleConnectionDataSource connections;
    private TransactionTemplate transaction;
    private JdbcTemplate plain;
    private Ledger ledger;
    private byte[] body;

    @Setup(Level.Trial)
    public void openDatabase() throws SQLException {
        TestDatabase fresh = TestDatabase.postgres();
        DriverManagerDataSource source = new DriverManagerDataSource(fresh.url(), fresh.user(), "");
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V1__ledger.sql"),
                        new ClassPathResource("db/migration/V13__ledger_tree.sql"),
                        new ClassPathResource("db/migration/V19__ledger_mirror.sql"),
                        new ClassPathResource("db/migration/V20__witness.sql"))
                .execute(source);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table plain_entry (like ledger_entry including all)");
            LedgerGuards.of(connection).install();
            LedgerRights.grant(connection, fresh.application());
            statement.execute("grant insert on plain_entry to " + fresh.application());
        }
        connections = new SingleConnectionDataSource(fresh.url(), fresh.application(), "", true);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(connections));
        plain = new JdbcTemplate(connections);
        body = Entry.bytes(0, Entry.NO_PREVIOUS, LedgerDatabase.NOW, entry(0));
        ledger = new JdbcLedger(new TransactionAwareDataSourceProxy(connections), Clock.systemUTC());
    }

    @TearDown(Level.Trial)
    public void closeDatabase() {
        connections.destroy();
    }

    @Benchmark
    public List<Long> append() {
        List<NewEntry> appended = LongStream.range(0, entries)
                .mapToObj(i -> entry(next.getAndIncrement()))
                .toList();
        return transaction.execute(status -> ledger.append(appended));
    }

    @Benchmark
    public void plainInsert() {
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < entries; i++) {
                long sequence = next.getAndIncrement();
                plain.update(
                        "insert into plain_entry (seq, leaf_hash, idempotency_key, subject, body) values (?, ?, ?, ?, ?)",
                        sequence,
                        String.format("%064x", sequence),
                        "task:" + sequence,
                        "credit-scoring~1.1.0~production~1",
                        body);
            }
        });
    }

    private static NewEntry entry(long number) {
        NewEntry entry = VerifyBenchmark.entry(120);
        return new NewEntry(
                entry.type(),
                entry.schema(),
                entry.subject(),
                entry.actor(),
                null,
                entry.payload(),
                entry.digests(),
                "task:" + number);
    }
}
