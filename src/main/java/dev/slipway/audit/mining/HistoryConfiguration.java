package dev.slipway.audit.mining;

import dev.slipway.audit.index.LedgerIndex;
import dev.slipway.ledger.JdbcLedger;
import dev.slipway.process.history.ReleaseHistory;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts together what tells the history, which is read as it is stored: nobody is named in it. */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    HistoryProjection historyProjection(JdbcTemplate jdbc) {
        return new HistoryProjection(new HistoryTable(jdbc));
    }

    @Bean
    HistoryExport historyExport(
            DataSource database, JdbcTemplate jdbc, ReleaseHistory history, LedgerIndex index, Clock clock) {
        return new HistoryExport(
                new JdbcLedger(database, clock),
                new HistoryTable(jdbc),
                history,
                () -> index.progress().read());
    }
}
