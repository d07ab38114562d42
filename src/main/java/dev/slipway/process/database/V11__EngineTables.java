package dev.slipway.process.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/** Makes the engine's tables by the scripts that the engine brings, unless an administrator ran them before. */
@Component
@Profile("postgres")
class V11__EngineTables extends BaseJavaMigration {

    /** In the engine's own order; history and decisions refer to what comes before. */
    private static final List<String> COMPONENTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    @Override
    public void migrate(Context context) throws SQLException {
        if (!exist(context.getConnection())) {
            COMPONENTS.forEach(component ->
                    ScriptUtils.executeSqlScript(context.getConnection(), new EncodedResource(script(component))));
        }
    }

    private static boolean exist(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select to_regclass('act_ge_property') is not null")) {
            return found.next() && found.getBoolean(1);
        }
    }

    private static ClassPathResource script(String component) {
        return new ClassPathResource("org/camunda/bpm/engine/db/create/activiti.postgres.create." + component + ".sql");
    }
}
