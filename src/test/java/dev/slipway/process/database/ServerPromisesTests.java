package dev.slipway.process.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.TestDatabase;
import dev.slipway.postgres.PostgresOrSkipped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that might forget an acknowledged entry is refused. */
@ExtendWith(PostgresOrSkipped.class)
class ServerPromisesTests {

    private final TestDatabase fresh = TestDatabase.postgres();

    @Test
    void acceptsACarefulServer() {
        assertThatCode(() -> requireAfter("set synchronous_commit = 'remote_write'"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "set synchronous_commit = off, synchronous_commit is 'off'",
        "set default_transaction_read_only = on, transaction_read_only is 'on'"
    })
    void refusesOneThatForgetsOrDoesNotWrite(String setting, String reason) {
        assertThatThrownBy(() -> requireAfter(setting))
                .isInstanceOf(UnfitDatabase.class)
                .hasMessageContaining(reason);
    }

    private void requireAfter(String setting) throws SQLException {
        try (Connection connection = DriverManager.getConnection(fresh.url(), fresh.user(), "");
                Statement statement = connection.createStatement()) {
            statement.execute(setting);
            ServerPromises.require(connection);
        }
    }
}
