package dev.slipway.process.record;

import dev.slipway.ledger.LedgerGuards;
import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/** Lets the database itself refuse every change of the ledger but an append. */
@Component
class V17__LedgerGuards extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        LedgerGuards.of(context.getConnection()).install();
    }
}
