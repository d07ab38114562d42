package dev.slipway.audit.register;

import dev.slipway.audit.index.Projection;
import dev.slipway.ledger.Entry;
import java.sql.Timestamp;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes when each system was last placed on the market, as those do who lock the records. */
final class Market implements Projection {

    private static final Set<String> PLACED = Set.of("ReleasePromoted", "RecordArchived");

    private final JdbcClient jdbc;

    Market(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String shape() {
        return "market:1";
    }

    @Override
    public void apply(Entry entry) {
        String system = Lines.systemOf(entry.content().subject());
        if (!system.isEmpty() && PLACED.contains(entry.content().type())) {
            place(system, Timestamp.from(entry.time()));
        }
    }

    private void place(String system, Timestamp at) {
        int known = jdbc.sql("update audit_market set placed_at = case when placed_at < ? then ? else placed_at end"
                        + " where system = ?")
                .params(at, at, system)
                .update();
        if (known == 0) {
            jdbc.sql("insert into audit_market (system, placed_at) values (?, ?)")
                    .params(system, at)
                    .update();
        }
    }

    @Override
    public void clear() {
        jdbc.sql("delete from audit_market").update();
    }
}
