package dev.slipway.process.record;

import dev.slipway.ledger.LedgerGuards;
import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/** PostgreSQL looks at the entries of a statement at once, also where each row was looked at before. */
@Component
class V53__GuardsByStatement extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        LedgerGuards.of(context.getConnection()).install();
    }
}
