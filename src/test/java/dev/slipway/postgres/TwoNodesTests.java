package dev.slipway.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.RestPerson;
import dev.slipway.ledger.LedgerCheck;
import dev.slipway.ledger.LedgerVerdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two nodes that start at the same moment on an empty database, and then write into one ledger. */
@ExtendWith(PostgresOrSkipped.class)
@Tag("postgres")
class TwoNodesTests {

    private static final int EACH = 40;

    private final PostgresServer server = PostgresServer.running();
    private final String url = server.freshUrl();

    @TempDir
    private Path folder;

    @Test
    void makeEverythingOnceAndKeepOneLedgerWithoutGaps() throws Exception {
        try (Node one = Node.start(folder.resolve("one"), url);
                Node other = Node.start(folder.resolve("other"), url)) {
            List<RestPerson> administrators = List.of(one.administrator(), other.administrator());
            assertThat(number("select count(*) from act_re_deployment")).isEqualTo(1);
            assertThat(number("select max(version_) from act_re_procdef")).isEqualTo(1);
            assertThat(number("select count(*) from act_id_user")).isEqualTo(1);
            assertThat(number("select count(*) from slipway_schema_history where not success"))
                    .isZero();

            long before = number("select size from ledger_head");
            openAccounts(administrators);

            assertThat(number("select count(*) from act_id_user")).isEqualTo(1 + 2 * EACH);
            assertThat(number("select size from ledger_head")).isGreaterThanOrEqualTo(before + 2 * EACH);
            assertLedgerIsWhole();
        }
    }

    private void openAccounts(List<RestPerson> administrators) throws InterruptedException {
        ExecutorService hands = Executors.newFixedThreadPool(8);
        try {
            Stream<Callable<Integer>> accounts = IntStream.range(0, 2 * EACH)
                    .mapToObj(number -> () -> openAccount(administrators.get(number % 2), "person-" + number));
            hands.invokeAll(accounts.toList())
                    .forEach(status -> assertThat(status)
                            .succeedsWithin(Duration.ofMinutes(1))
                            .isEqualTo(204));
        } finally {
            hands.shutdown();
        }
    }

    private static int openAccount(RestPerson administrator, String id) {
        return administrator
                .post(
                        "/engine-rest/user/create",
                        "{\"profile\": {\"id\": \"%s\"}, \"credentials\": {\"password\": \"%s\"}}"
                                .formatted(id, Node.PASSWORD))
                .statusCode();
    }

    private void assertLedgerIsWhole() {
        assertThat(number("select count(*) - max(seq) from ledger_entry")).isEqualTo(1);
        assertThat(new LedgerCheck(new DriverManagerDataSource(url, PostgresServer.USER, "")).verdict())
                .matches(LedgerVerdict::sound);
    }

    private long number(String sql) {
        return server.number(url.substring(url.lastIndexOf('/') + 1), sql);
    }
}
