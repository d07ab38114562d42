package dev.slipway.process.record;

import dev.slipway.ledger.Ledger;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Pseudonyms as they stand in a database that has their table, without the application. */
public final class KnownPeople {

    private KnownPeople() {}

    public static Pseudonyms in(DataSource database) {
        return new Pseudonyms(
                new LedgerPersonTable(JdbcClient.create(database), new DataSourceTransactionManager(database)),
                Clock.systemUTC());
    }

    /** A ledger that names the people of a database by their pseudonyms. */
    public static Ledger hiding(Ledger stored, DataSource database) {
        return new PseudonymousLedger(stored, in(database));
    }
}
