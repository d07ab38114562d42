package dev.slipway;

import dev.slipway.postgres.PostgresServer;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * A new, empty database: in memory or, when the JVM runs with {@code -Dslipway.test.database=postgres}, on a real
 * server.
 */
public record TestDatabase(String url, String user, String driver) {

    public static boolean onPostgres() {
        return "postgres".equals(System.getProperty("slipway.test.database"));
    }

    public static TestDatabase fresh() {
        return onPostgres() ? postgres() : h2();
    }

    public static TestDatabase postgres() {
        return new TestDatabase(PostgresServer.running().freshUrl(), PostgresServer.USER, "org.postgresql.Driver");
    }

    public static TestDatabase h2() {
        return new TestDatabase("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "org.h2.Driver");
    }

    /** As settings of an application. */
    public Map<String, Object> settings() {
        return Map.of(
                "spring.datasource.url", url, "spring.datasource.username", user, "spring.datasource.password", "");
    }

    /** Gives each application context a database that no other has. */
    public static class Own implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("own database", fresh().settings()));
        }
    }
}
