package dev.slipway.process.mirror;

import dev.slipway.TestDatabase;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Checkpoints;
import dev.slipway.ledger.JdbcLedger;
import dev.slipway.ledger.KeyRegister;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import dev.slipway.signature.NoteSigner;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
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

/** A ledger in a database of its own, signed by a key of its own. */
final class LedgerTables {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T08:00:00Z"), ZoneOffset.UTC);

    final DataSource source;
    final Ledger ledger;
    final Checkpoints checkpoints;
    final KeyRegister keys;
    private final TransactionTemplate transaction;

    LedgerTables(String url, String user, NoteSigner signer) {
        this(url, user, signer, CLOCK);
    }

    LedgerTables(String url, String user, NoteSigner signer, Clock clock) {
        source = new DriverManagerDataSource(url, user, "");
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V1__ledger.sql"),
                        new ClassPathResource("db/migration/V13__ledger_tree.sql"),
                        new ClassPathResource("db/migration/V19__ledger_mirror.sql"),
                        new ClassPathResource("db/migration/V20__witness.sql"))
                .execute(source);
        ledger = new JdbcLedger(new TransactionAwareDataSourceProxy(source), clock);
        checkpoints = new Checkpoints(source, signer);
        keys = new KeyRegister(source);
        keys.register(List.of(signer.verifier()));
        transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    static LedgerTables fresh() {
        TestDatabase database = TestDatabase.fresh();
        return new LedgerTables(database.url(), database.user(), aKey());
    }

    /** A ledger whose entries get the time of that clock. */
    static LedgerTables at(Clock clock) {
        TestDatabase database = TestDatabase.fresh();
        return new LedgerTables(database.url(), database.user(), aKey(), clock);
    }

    static NoteSigner aKey() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new NoteSigner("ledger.example/test", pair.getPrivate(), pair.getPublic());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    long append(NewEntry entry) {
        return transaction.execute(status -> ledger.append(List.of(entry))).get(0);
    }

    long append(String key) {
        return append(NewEntry.of("Tried", "credit-scoring~1", Actor.service("test"), Map.of(), key));
    }
}
