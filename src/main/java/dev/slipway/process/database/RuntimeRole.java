package dev.slipway.process.database;

import dev.slipway.ledger.LedgerRights;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * The role that the application runs as: another than the owner of the tables, given after each migration what it needs
 * and no more, so that whoever takes over the application cannot rewrite the ledger.
 */
@Component
@Profile("postgres")
class RuntimeRole implements Callback {

    private static final Logger LOG = LoggerFactory.getLogger(RuntimeRole.class);

    private static final String REMEDY =
            "Let one role own the database (spring.flyway.user, spring.flyway.password) and"
                    + " another, without rights of its own, run the application (spring.datasource.username, .password):"
                    + " 'create role slipway_app login password ...'. The owner gives it its rights at each start.";

    private final String role;
    private final boolean sample;

    RuntimeRole(DataSourceProperties database, Environment environment) {
        this.role = database.determineUsername();
        this.sample = environment.acceptsProfiles(Profiles.of("sample"));
    }

    /** @throws UnfitDatabase outside of the sample, when the role of this connection could rewrite the ledger */
    void require(Connection runtime) throws SQLException {
        List<String> excessive = LedgerRights.excessive(runtime);
        if (excessive.isEmpty()) {
            return;
        }
        String reason = "The application could rewrite its own ledger: " + excessive.get(0) + ".";
        if (!sample) {
            throw new UnfitDatabase(reason, REMEDY);
        }
        LOG.warn("{} Outside of the sample it would not start. {}", reason, REMEDY);
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public String getCallbackName() {
        return "rights of the runtime role";
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            Connection owner = context.getConnection();
            String quoted = quotedUnlessOwner(owner);
            if (!quoted.isEmpty()) {
                grant(owner, quoted);
                LedgerRights.grant(owner, role);
            }
        } catch (SQLException e) {
            throw new FlywayException("The role " + role + " could not be given its rights: " + e.getMessage(), e);
        }
    }

    private String quotedUnlessOwner(Connection owner) throws SQLException {
        try (PreparedStatement select = owner.prepareStatement("select quote_ident(?) where current_user <> ?")) {
            select.setString(1, role);
            select.setString(2, role);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? found.getString(1) : "";
            }
        }
    }

    private static void grant(Connection owner, String quoted) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery("select quote_ident(current_schema())")) {
            found.next();
            String schema = found.getString(1);
            statement.execute("grant usage on schema " + schema + " to " + quoted);
            statement.execute("grant usage on all sequences in schema " + schema + " to " + quoted);
            statement.execute(
                    "grant select, insert, update, delete on all tables in schema " + schema + " to " + quoted);
            statement.execute("revoke insert, update, delete on slipway_schema_history from " + quoted);
        }
    }
}
