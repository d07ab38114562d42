package dev.slipway.audit.index;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.slipway.TestDatabase;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.JdbcLedger;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

/** A ledger of a test's own with the auditor's tables beside it, filled entry by entry at times that the test names. */
public final class RecordedLedger {

    private static final List<String> LEDGER = List.of("V1__ledger", "V13__ledger_tree", "V43__audit_position");

    private final SetClock clock = new SetClock();
    private final TransactionTemplate transaction;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final LedgerIndex index;
    private int recorded;

    /**
     * @param migrations names of the scripts that make the tables
     * @param projections fill them
     */
    public RecordedLedger(List<String> migrations, Function<JdbcClient, List<Projection>> projections) {
        DataSource database = database(migrations);
        this.jdbc = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.ledger = new JdbcLedger(new TransactionAwareDataSourceProxy(database), clock);
        this.index = new LedgerIndex(ledger, projections.apply(jdbc), jdbc, transaction, clock);
    }

    private static DataSource database(List<String> migrations) {
        TestDatabase fresh = TestDatabase.fresh();
        DataSource database = new DriverManagerDataSource(fresh.url(), fresh.user(), "");
        new ResourceDatabasePopulator(Stream.concat(LEDGER.stream(), migrations.stream())
                        .map(name -> new ClassPathResource("db/migration/" + name + ".sql"))
                        .toArray(Resource[]::new))
                .execute(database);
        return database;
    }

    /** From now on it is this moment. */
    @CanIgnoreReturnValue
    public RecordedLedger at(String moment) {
        clock.now = Instant.parse(moment);
        return this;
    }

    /** The moment of the next entries is later by this. */
    @CanIgnoreReturnValue
    public RecordedLedger later(Duration span) {
        clock.now = clock.now.plus(span);
        return this;
    }

    @CanIgnoreReturnValue
    public RecordedLedger says(String type, String subject, Map<String, ?> payload) {
        return record(NewEntry.of(type, subject, Actor.service("slipway"), payload, "test:" + recorded));
    }

    /** @param person a pseudonym, as a ledger stores it */
    @CanIgnoreReturnValue
    public RecordedLedger does(String person, String role, String type, String subject, Map<String, ?> payload) {
        return record(NewEntry.of(type, subject, Actor.person(person, role), payload, "test:" + recorded));
    }

    @CanIgnoreReturnValue
    public RecordedLedger record(NewEntry entry) {
        recorded++;
        transaction.executeWithoutResult(status -> ledger.append(List.of(entry)));
        return this;
    }

    public LedgerIndex index() {
        return index;
    }

    /** The tables as they are when everything is read. */
    public JdbcClient tables() {
        index.catchUp();
        return jdbc;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Clock clock() {
        return clock;
    }

    private static final class SetClock extends Clock {

        private Instant now = Instant.parse("2026-11-26T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
