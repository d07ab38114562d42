package dev.slipway.audit.index;

import dev.slipway.ledger.JdbcLedger;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the ledger beside those who write it. */
@Configuration(proxyBeanMethods = false)
class LedgerIndexConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    LedgerIndex ledgerIndex(
            DataSource database,
            ObjectProvider<Projection> projections,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        JdbcLedger stored = new JdbcLedger(new TransactionAwareDataSourceProxy(database), clock);
        return new LedgerIndex(stored, projections.orderedStream().toList(), jdbc, own, clock);
    }
}
