package dev.slipway;

import dev.slipway.postgres.PostgresServer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * A new, empty database: in memory or, when the JVM runs with {@code -Dslipway.test.database=postgres}, on a real
 * server, where one role owns the tables and another runs the application.
 *
 * @param user the owner, who makes the tables
 * @param application the role that the application runs as
 */
public record TestDatabase(String url, String user, String application, String driver) {

    public static boolean onPostgres() {
        return "postgres".equals(System.getProperty("slipway.test.database"));
    }

    public static TestDatabase fresh() {
        return onPostgres() ? postgres() : h2();
    }

    public static TestDatabase postgres() {
        return new TestDatabase(
                PostgresServer.running().freshUrl(),
                PostgresServer.OWNER,
                PostgresServer.APPLICATION,
                "org.postgresql.Driver");
    }

    public static TestDatabase h2() {
        return new TestDatabase("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "sa", "org.h2.Driver");
    }

    /** As settings of an application. */
    public Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(settingsOfOwner());
        if (!user.equals(application)) {
            settings.put("spring.datasource.username", application);
            settings.put("spring.flyway.user", user);
        }
        return settings;
    }

    /** As settings of an engine that makes its tables itself. */
    private Map<String, Object> settingsOfOwner() {
        return Map.of(
                "spring.datasource.url", url, "spring.datasource.username", user, "spring.datasource.password", "");
    }

    private static void put(ConfigurableApplicationContext context, Map<String, Object> settings) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("own database", settings));
    }

    /** Gives each application context a database that no other has. */
    public static class Own implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            put(context, fresh().settings());
        }
    }

    /** The same, as the owner of all tables. */
    public static class OwnAsOwner implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            put(context, fresh().settingsOfOwner());
        }
    }
}
