package dev.slipway.process.database;

import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence why PostgreSQL let nobody in, and what to set. */
class NoDatabaseAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    private static final String SET_PASSWORD = "Set SPRING_DATASOURCE_USERNAME and SPRING_FLYWAY_USER, and"
            + " SPRING_DATASOURCE_PASSWORD and SPRING_FLYWAY_PASSWORD or the files spring.datasource.password and"
            + " spring.flyway.password in /run/secrets, to accounts of this database.";

    private static final Map<String, String> REMEDIES = Map.of(
            "08001", "Start PostgreSQL, or set SPRING_DATASOURCE_URL to jdbc:postgresql://<host>:<port>/<database>.",
            "08004", "Let this host in by pg_hba.conf, or set SPRING_DATASOURCE_URL to another server.",
            "28P01", SET_PASSWORD,
            "28000", SET_PASSWORD,
            "3D000",
                    "Create the database, owned by the user of SPRING_FLYWAY_USER, or set SPRING_DATASOURCE_URL to another.",
            "42501",
                    "Make the user of SPRING_FLYWAY_USER the owner of the database, or give it 'create' on its schema.",
            "53300", "Raise max_connections, or lower SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE on each node.");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        String remedy = cause.getSQLState() == null ? null : REMEDIES.get(cause.getSQLState());
        return remedy == null
                ? null
                : new FailureAnalysis("The database cannot be used: " + cause.getMessage(), remedy, cause);
    }
}
