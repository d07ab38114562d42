package dev.slipway.process.history;

import dev.slipway.process.record.KnownPeople;
import javax.sql.DataSource;

/** Who is meant by the pseudonyms of a database, without the application. */
public final class PeopleOf {

    private PeopleOf() {}

    public static LedgerPeople in(DataSource database) {
        return new LedgerPeople(KnownPeople.in(database));
    }
}
