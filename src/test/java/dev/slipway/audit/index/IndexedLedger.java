package dev.slipway.audit.index;

import com.zaxxer.hikari.HikariDataSource;
import dev.slipway.TestDatabase;
import dev.slipway.ledger.JdbcLedger;
import dev.slipway.ledger.NewEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

/** A ledger with the auditor's tables beside it, in a database of its own, and nothing of the application. */
public final class IndexedLedger implements AutoCloseable {

    private final HikariDataSource database = new HikariDataSource();
    private final TransactionTemplate transaction;
    private final JdbcLedger ledger;
    private final Function<JdbcTemplate, List<Projection>> projections;
    private Instant now = Instant.parse("2026-11-21T08:00:00Z");
    private Duration step = Duration.ofMillis(1);

    public IndexedLedger(TestDatabase fresh, Function<JdbcTemplate, List<Projection>> projections) {
        this.projections = projections;
        database.setJdbcUrl(fresh.url());
        database.setUsername(fresh.user());
        database.setMaximumPoolSize(8);
        database.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        for (String script : List.of(
                "V1__ledger",
                "V13__ledger_tree",
                "V24__ledger_person",
                "V43__audit_position",
                "V46__audit_release",
                "V47__audit_finding",
                "V48__audit_running",
                "V56__audit_history",
                "V58__release_filters")) {
            new ResourceDatabasePopulator(new ClassPathResource("db/migration/" + script + ".sql")).execute(database);
        }
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        ledger = new JdbcLedger(new TransactionAwareDataSourceProxy(database), clock());
    }

    public DataSource database() {
        return database;
    }

    public JdbcTemplate jdbc() {
        return new JdbcTemplate(database);
    }

    public JdbcLedger ledger() {
        return ledger;
    }

    /** Goes on by one step with each entry, and not otherwise. */
    private Clock clock() {
        InstantSource moments = this::tick;
        return moments.withZone(ZoneOffset.UTC);
    }

    private synchronized Instant tick() {
        now = now.plus(step);
        return now;
    }

    public synchronized void setTime(Instant moment, Duration eachEntry) {
        now = moment;
        step = eachEntry;
    }

    public List<Long> append(List<NewEntry> entries) {
        return transaction.execute(status -> ledger.append(entries));
    }

    public List<Long> append(NewEntry... entries) {
        return append(List.of(entries));
    }

    /** One node that fills the tables, with projections of its own. */
    public LedgerIndex node() {
        return node(projections.apply(jdbc()));
    }

    LedgerIndex node(List<Projection> own) {
        TransactionTemplate each = new TransactionTemplate(new DataSourceTransactionManager(database));
        return new LedgerIndex(
                new JdbcLedger(new TransactionAwareDataSourceProxy(database), clock()),
                own,
                JdbcClient.create(database),
                each,
                Clock.systemUTC());
    }

    /** To the end of the ledger, however long it takes. */
    public void fill() {
        LedgerIndex node = node();
        while (!node.catchUp().complete()) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
