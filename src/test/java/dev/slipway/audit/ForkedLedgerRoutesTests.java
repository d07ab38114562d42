package dev.slipway.audit;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.slipway.TestDatabase;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Checkpoints;
import dev.slipway.ledger.JdbcLedger;
import dev.slipway.ledger.KeyRegister;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.LedgerExport;
import dev.slipway.ledger.LedgerProofs;
import dev.slipway.ledger.NewEntry;
import dev.slipway.signature.NoteSigner;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;

/** What an auditor is told when the ledger does not continue what was signed, or is not there at all. */
class ForkedLedgerRoutesTests {

    private final DataSource database =
            new DriverManagerDataSource(TestDatabase.h2().url(), "sa", "");
    private final Ledger ledger = new JdbcLedger(new TransactionAwareDataSourceProxy(database), Clock.systemUTC());
    private final Checkpoints checkpoints;
    private final MockMvc routes;

    ForkedLedgerRoutesTests() throws GeneralSecurityException {
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V1__ledger.sql"),
                        new ClassPathResource("db/migration/V13__ledger_tree.sql"),
                        new ClassPathResource("db/migration/V20__witness.sql"))
                .execute(database);
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        checkpoints = new Checkpoints(database, new NoteSigner("ledger.example", pair.getPrivate(), pair.getPublic()));
        LedgerProofs proofs = new LedgerProofs(database);
        routes = MockMvcBuilders.standaloneSetup(new LedgerRoutes(
                        ledger, proofs, checkpoints, new KeyRegister(database), new LedgerExport(ledger, proofs)))
                .build();
    }

    @Test
    void aLedgerThatShrankIsAConflictInWords() throws Exception {
        new TransactionTemplate(new DataSourceTransactionManager(database))
                .execute(status -> ledger.append(List.of(
                        NewEntry.of("Tried", "s", Actor.service("test"), Map.of(), "a"),
                        NewEntry.of("Tried", "s", Actor.service("test"), Map.of(), "b"))));
        checkpoints.sign();
        new JdbcTemplate(database).update("update ledger_head set size = 1");

        routes.perform(get("/api/ledger/checkpoint"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.message").value(containsString("a checkpoint was signed over 2")));
        routes.perform(get("/api/ledger/export")).andExpect(status().isConflict());
    }

    @Test
    void aDatabaseThatIsAwayIsUnavailable() throws Exception {
        new JdbcTemplate(database).execute("alter table ledger_head rename to elsewhere");

        routes.perform(get("/api/ledger/checkpoint"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(jsonPath("$.message").value(containsString("The ledger could not")));
    }
}
