package dev.slipway.process.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.TestDatabase;
import dev.slipway.postgres.PostgresOrSkipped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One node starts at a time, and a node that dies on the way holds nobody up. */
@ExtendWith(PostgresOrSkipped.class)
class StartTurnTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final TestDatabase fresh = TestDatabase.postgres();
    private final DataSource database = new DriverManagerDataSource(fresh.url(), fresh.user(), "");
    private final StartTurn first = new StartTurn(database);
    private final StartTurn second = new StartTurn(database);

    @Test
    void passesFromNodeToNode() throws Exception {
        first.take();
        CompletableFuture<Void> waiting = waitingSecond();

        first.pass();

        assertThat(waiting).succeedsWithin(SOON);
        second.pass();
    }

    @Test
    void fallsWithTheConnectionOfItsHolder() throws Exception {
        first.take();
        CompletableFuture<Void> waiting = waitingSecond();

        new JdbcTemplate(database)
                .queryForList("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted");

        assertThat(waiting).succeedsWithin(SOON);
        second.pass();
    }

    private CompletableFuture<Void> waitingSecond() {
        CompletableFuture<Void> taken = CompletableFuture.runAsync(() -> {
            try {
                second.take();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        Awaitility.await()
                .atMost(SOON)
                .until(() -> new JdbcTemplate(database)
                                .queryForList("select pid from pg_locks where locktype = 'advisory' and not granted and"
                                        + " database = (select oid from pg_database where datname ="
                                        + " current_database())")
                                .size()
                        == 1);
        assertThat(taken).isNotDone();
        return taken;
    }
}
