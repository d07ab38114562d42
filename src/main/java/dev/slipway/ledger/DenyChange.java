package dev.slipway.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** H2 asks it before a row of the ledger is changed or removed. */
public final class DenyChange implements Trigger {

    private String table = "ledger";

    @Override
    public void init(Connection connection, String schema, String name, String table, boolean before, int type) {
        this.table = table;
    }

    @Override
    public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after) throws SQLException {
        throw GuardBroken.because("the ledger is append-only: a change of " + table + " is refused");
    }
}
