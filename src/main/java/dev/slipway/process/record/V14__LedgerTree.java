package dev.slipway.process.record;

import dev.slipway.ledger.LedgerTree;
import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/** Fills the tree of a ledger that was begun before its tree was stored. */
@Component
class V14__LedgerTree extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        LedgerTree.build(context.getConnection());
    }
}
