package dev.slipway.process.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.TestDatabase;
import dev.slipway.postgres.PostgresOrSkipped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The engine's tables come with the migrations: once, and also when somebody made them before. */
@ExtendWith(PostgresOrSkipped.class)
class EngineTablesTests {

    private final TestDatabase fresh = TestDatabase.postgres();
    private final DataSource database = new DriverManagerDataSource(fresh.url(), fresh.user(), "");

    @Test
    void areMadeOnceByTwoNodesAtTheSameMoment() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Boolean>> both =
                    Stream.generate(this::migrate).limit(2).toList();
            nodes.invokeAll(both).forEach(done -> assertThat(done).succeedsWithin(Duration.ofMinutes(1)));
        } finally {
            nodes.shutdown();
        }
        assertThat(schemaVersions()).containsExactly(engineVersion());
    }

    @Test
    void areLeftAloneWhenAnAdministratorMadeThem() throws Exception {
        migrate().call();
        new JdbcTemplate(database).execute("delete from flyway_schema_history where version = '11'");

        assertThat(migrate().call()).isTrue();
        assertThat(schemaVersions()).containsExactly(engineVersion());
    }

    private Callable<Boolean> migrate() {
        return () -> Flyway.configure()
                .dataSource(database)
                .javaMigrations(new V11__EngineTables())
                .target("11")
                .load()
                .migrate()
                .success;
    }

    private List<String> schemaVersions() {
        return new JdbcTemplate(database).queryForList("select version_ from act_ge_schema_log", String.class);
    }

    private static String engineVersion() {
        return String.valueOf(ProcessEngine.class.getPackage().getImplementationVersion());
    }
}
