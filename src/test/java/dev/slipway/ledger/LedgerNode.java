package dev.slipway.ledger;

import static dev.slipway.ledger.LedgerDatabase.anEntry;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** One of several applications on a ledger, with connections of its own. */
final class LedgerNode implements AutoCloseable {

    static final int WRITERS = 16;

    private final HikariDataSource connections = new HikariDataSource();
    private final TransactionTemplate transaction;
    private final Ledger ledger;

    LedgerNode(LedgerDatabase database) {
        connections.setDataSource(database.source);
        connections.setMaximumPoolSize(WRITERS);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(connections));
        ledger = new JdbcLedger(new TransactionAwareDataSourceProxy(connections), Clock.systemUTC());
    }

    /** Two entries in one transaction, which may be taken back after all. */
    List<Long> appendOrGiveUp(int event, boolean giveUp) {
        return transaction.execute(status -> {
            List<Long> sequences = ledger.append(List.of(anEntry("event-" + event), anEntry("and-" + event)));
            if (giveUp) {
                status.setRollbackOnly();
            }
            return sequences;
        });
    }

    @Override
    public void close() {
        connections.close();
    }
}
