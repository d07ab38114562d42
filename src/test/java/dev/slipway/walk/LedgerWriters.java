package dev.slipway.walk;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.JdbcLedger;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A process in which many write to one ledger: each step stands in a table of its own and, in the same transaction, in the
 * ledger; one of five is rolled back. Says on its standard output what was done, until somebody kills it.
 */
final class LedgerWriters {

    private static final int ONE_IN = 5;

    private LedgerWriters() {}

    /** Address of the database, its user, name of this process, number of writers. */
    public static void main(String[] arguments) {
        for (int writer = 0; writer < Integer.parseInt(arguments[3]); writer++) {
            String name = arguments[2] + "-" + writer;
            new Thread(() -> write(arguments[0], arguments[1], name), name).start();
        }
    }

    private static void write(String url, String user, String name) {
        SingleConnectionDataSource connection = new SingleConnectionDataSource(url, user, "", true);
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(connection));
        JdbcTemplate steps = new JdbcTemplate(connection);
        Ledger ledger = new JdbcLedger(new TransactionAwareDataSourceProxy(connection), Clock.systemUTC());
        Random chance = new Random(name.hashCode());
        for (long number = 0; true; number++) {
            String key = name + "-" + number;
            boolean kept = chance.nextInt(ONE_IN) > 0;
            Long sequence = transaction.execute(status -> {
                steps.update("insert into step_done (step) values (?)", key);
                List<Long> sequences = ledger.append(List.of(entry(key)));
                if (!kept) {
                    status.setRollbackOnly();
                }
                return sequences.get(0);
            });
            System.out.println((kept ? "kept " : "undone ") + key + " " + sequence);
        }
    }

    private static NewEntry entry(String key) {
        return NewEntry.of("StepDone", "release", Actor.service("writer"), Map.of("step", key), key);
    }
}
