package dev.slipway.process.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Nodes on one database start one after the other, so that tables, first people and procedure are made once: a lock of
 * the database's own, from before the tables until the node is ready. It falls with the connection of a node that dies.
 */
@Component
@Profile("postgres")
class StartTurn implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(StartTurn.class);

    /** "slipway" in letters' codes; any number that no other application on this database uses. */
    private static final long KEY = 0x736c6970776179L;

    private static final String LOCK_TIMED_OUT = "55P03";

    private final DataSource database;
    private @Nullable Connection holding;

    StartTurn(DataSource database) {
        this.database = database;
    }

    /** Waits until no other node is starting, and says so while it waits. */
    void take() throws SQLException {
        Connection connection = database.getConnection();
        holding = connection;
        execute(connection, "set lock_timeout = '10s'");
        while (!locked(connection)) {
            log.info("Another node is starting on this database; waiting for its end");
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order
    void pass() throws SQLException {
        if (holding != null) {
            try (Connection connection = holding) {
                holding = null;
                execute(connection, "select pg_advisory_unlock(" + KEY + ")");
                execute(connection, "reset lock_timeout");
            }
        }
    }

    @Override
    public void destroy() throws SQLException {
        pass();
    }

    private static boolean locked(Connection connection) throws SQLException {
        try {
            execute(connection, "select pg_advisory_lock(" + KEY + ")");
            return true;
        } catch (SQLException e) {
            if (LOCK_TIMED_OUT.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
