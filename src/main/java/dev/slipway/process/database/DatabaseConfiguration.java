package dev.slipway.process.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessResourceFailureException;

/** The first steps on a PostgreSQL: look at it, wait for the turn, make the tables, look at the rights. */
@Configuration(proxyBeanMethods = false)
@Profile("postgres")
class DatabaseConfiguration {

    @Bean
    FlywayMigrationStrategy firstSteps(DataSource database, StartTurn turn, RuntimeRole role) {
        return flyway -> {
            try (Connection connection = database.getConnection()) {
                ServerPromises.require(connection);
                turn.take();
            } catch (SQLException e) {
                throw new DataAccessResourceFailureException("The database did not let the start begin", e);
            }
            flyway.migrate();
            try (Connection connection = database.getConnection()) {
                role.require(connection);
            } catch (SQLException e) {
                throw new DataAccessResourceFailureException("The database did not show its rights", e);
            }
        };
    }
}
