package dev.slipway.ledger;

import dev.slipway.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Appends to PostgreSQL, past the guards of its tables, beside plain inserts of the same bytes: alone in a transaction, and
 * with the step of a process that leaves the entries. Both take turns: engine and database have times that are better
 * and worse, and a figure of one beside a figure of the other says more about those.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls what is marked as its set-up
public class AppendBenchmark {

    private static final String STEP = "step";

    /** Entries in a transaction: a step of the engine leaves one to some. */
    @Param({"1", "4"})
    public int entries;

    private final AtomicLong next = new AtomicLong();
    private SingleConnectionDataSource connections;
    private ProcessEngine engine;
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
        openEngine(fresh, source);
        plain = new JdbcTemplate(connections);
        body = Entry.bytes(0, Entry.NO_PREVIOUS, LedgerDatabase.NOW, entry(0));
        ledger = new JdbcLedger(new TransactionAwareDataSourceProxy(connections), Clock.systemUTC());
    }

    /** Its tables belong to their owner, and it works with the role that runs the application. */
    private void openEngine(TestDatabase fresh, DataSource owner) throws SQLException {
        engine(owner, new DataSourceTransactionManager(owner), ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE)
                .close();
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : new Statements(connection)
                    .texts("select tablename from pg_tables where tablename like 'act\\_%' order by tablename")) {
                statement.execute("grant all on " + table + " to " + fresh.application());
            }
        }
        connections = new SingleConnectionDataSource(fresh.url(), fresh.application(), "", true);
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(connections);
        transaction = new TransactionTemplate(transactions);
        engine = engine(connections, transactions, ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        STEP + ".bpmn",
                        Bpmn.createExecutableProcess(STEP)
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .userTask()
                                .endEvent()
                                .done())
                .deploy();
    }

    private static ProcessEngine engine(
            DataSource source, DataSourceTransactionManager transactions, String schemaUpdate) {
        SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName("benchmark");
        configuration.setApplicationContext(new StaticApplicationContext());
        configuration.setDataSource(source);
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseSchemaUpdate(schemaUpdate);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        configuration.setMetricsEnabled(false);
        configuration.setJobExecutorActivate(false);
        return configuration.buildProcessEngine();
    }

    @TearDown(Level.Trial)
    public void closeDatabase() {
        engine.close();
        connections.destroy();
    }

    /** Nanoseconds that went to each of two that take turns, so that what slows the machine for a while slows both. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class InTurn {
        public long turns;
        public long appending;
        public long inserting;

        void take(Runnable append, Runnable insert) {
            long began = System.nanoTime();
            append.run();
            long between = System.nanoTime();
            insert.run();
            turns++;
            appending += between - began;
            inserting += System.nanoTime() - between;
        }
    }

    @Benchmark
    public void inTurn(InTurn spent) {
        spent.take(this::append, this::plainInsert);
    }

    @Benchmark
    public void stepsInTurn(InTurn spent) {
        spent.take(this::stepWithAppend, this::stepWithPlainInsert);
    }

    private List<Long> append() {
        return transaction.execute(status -> ledger.append(nextEntries()));
    }

    private void plainInsert() {
        transaction.executeWithoutResult(status -> insert());
    }

    private List<Long> stepWithAppend() {
        return transaction.execute(status -> {
            step();
            return ledger.append(nextEntries());
        });
    }

    private void stepWithPlainInsert() {
        transaction.executeWithoutResult(status -> {
            step();
            insert();
        });
    }

    /** A release that begins and comes to its first task. */
    private void step() {
        engine.getRuntimeService()
                .startProcessInstanceByKey(STEP, Map.of("system", "credit-scoring", "version", "1.1.0"));
    }

    private List<NewEntry> nextEntries() {
        return LongStream.range(0, entries)
                .mapToObj(i -> entry(next.getAndIncrement()))
                .toList();
    }

    private void insert() {
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
