package dev.slipway.process.record;

import dev.slipway.ledger.LedgerGuards;
import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/** Lets the database compute what is kept of the ledger's tree as well, also where it was guarded before. */
@Component
class V29__NodeGuard extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        LedgerGuards.of(context.getConnection()).install();
    }
}
