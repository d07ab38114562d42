package dev.slipway.process.record;

import dev.slipway.ledger.Anchor;
import dev.slipway.ledger.AnchoredLedger;
import dev.slipway.ledger.Continuity;
import dev.slipway.ledger.JdbcLedger;
import dev.slipway.ledger.KeyRegister;
import dev.slipway.ledger.KnownElsewhere;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.LedgerCheck;
import dev.slipway.ledger.LedgerExport;
import dev.slipway.ledger.LedgerProofs;
import dev.slipway.ledger.Stamps;
import dev.slipway.ledger.VerifiedLedger;
import java.time.Clock;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Puts the ledger beside the engine: same database, same transaction. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    Ledger ledger(DataSource database, Clock clock, Continuity continuity, Pseudonyms pseudonyms) {
        Ledger stored = new JdbcLedger(new TransactionAwareDataSourceProxy(database), clock);
        return new PseudonymousLedger(new AnchoredLedger(stored, continuity), pseudonyms);
    }

    /** Asks the anchors when it is needed: some of them stand on the ledger themselves. */
    @Bean
    Continuity continuity(DataSource database, ObjectProvider<Anchor> single, ObjectProvider<Anchors> several) {
        return new Continuity(
                database,
                () -> Stream.concat(
                                single.orderedStream(),
                                several.orderedStream().flatMap(anchors -> anchors.anchors().stream()))
                        .toList(),
                new KeyRegister(database)::keys);
    }

    @Bean
    LedgerProofs ledgerProofs(DataSource database) {
        return new LedgerProofs(database);
    }

    @Bean
    LedgerExport ledgerExport(Ledger ledger, LedgerProofs proofs, DataSource database) {
        return new LedgerExport(ledger, proofs, new Stamps(database));
    }

    @Bean
    LedgerCheck ledgerCheck(DataSource database) {
        return new LedgerCheck(database);
    }

    @Bean
    VerifiedLedger verifiedLedger(DataSource database, ObjectProvider<KnownElsewhere> others, Clock clock) {
        return new VerifiedLedger(
                database,
                () -> others.orderedStream()
                        .flatMap(other -> other.trees().stream())
                        .toList(),
                clock);
    }
}
