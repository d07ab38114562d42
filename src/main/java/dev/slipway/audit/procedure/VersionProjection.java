package dev.slipway.audit.procedure;

import dev.slipway.audit.index.Projection;
import dev.slipway.ledger.Entry;
import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes who deployed what, and which release ran under which version of which model and table. */
final class VersionProjection implements Projection {

    private static final int LONGEST = 300;

    private final JdbcClient jdbc;

    VersionProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String shape() {
        return "versions:1";
    }

    @Override
    public void apply(Entry entry) {
        switch (entry.content().type()) {
            case "ProcedureDeployed" -> deployed(entry, text(entry, "deployment"));
            case "ProcessStarted", "DecisionEvaluated" -> used(entry, text(entry, "definition"));
            default -> {
                // nothing else names a version
            }
        }
    }

    private void deployed(Entry entry, String deployment) {
        jdbc.sql("insert into audit_deployment (deployment, seq, recorded_at, actor) values (?, ?, ?, ?)")
                .params(
                        deployment,
                        entry.sequence(),
                        Timestamp.from(entry.time()),
                        entry.content().actor().id())
                .update();
    }

    /** Tables are asked again and again; only the first time counts. */
    private void used(Entry entry, String definition) {
        String subject = entry.content().subject();
        boolean known = definition.isEmpty()
                || jdbc.sql("select 1 from audit_version_use where definition = ? and subject = ?")
                        .params(definition, subject)
                        .query(Integer.class)
                        .optional()
                        .isPresent();
        if (!known) {
            jdbc.sql("insert into audit_version_use (definition, subject, seq, used_at) values (?, ?, ?, ?)")
                    .params(definition, subject, entry.sequence(), Timestamp.from(entry.time()))
                    .update();
        }
    }

    private static String text(Entry entry, String field) {
        String text = String.valueOf(entry.content().payload().getOrDefault(field, ""));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    @Override
    public void clear() {
        jdbc.sql("delete from audit_deployment").update();
        jdbc.sql("delete from audit_version_use").update();
    }
}
