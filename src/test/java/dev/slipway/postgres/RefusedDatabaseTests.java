package dev.slipway.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A database that cannot be used, or that would forget, is a reason and a remedy at the start. */
@ExtendWith(PostgresOrSkipped.class)
@Tag("postgres")
class RefusedDatabaseTests {

    private final PostgresServer server = PostgresServer.running();

    @TempDir
    private Path folder;

    @Test
    void aDatabaseThatForgetsWhatItAcknowledged() {
        String url = server.freshUrl();
        server.execute(
                PostgresServer.USER,
                "alter database " + url.substring(url.lastIndexOf('/') + 1) + " set synchronous_commit = off");

        assertRefused(url, "synchronous_commit is 'off', required is 'on'", "make synchronous_commit 'on'");
    }

    @Test
    void aRoleThatCouldRewriteTheLedger() {
        try (Node node =
                Node.start(folder, server.freshUrl(), "--spring.datasource.username=" + PostgresServer.OWNER)) {
            assertThat(node.refusal())
                    .contains("APPLICATION FAILED TO START", "The application could rewrite its own ledger")
                    .contains("slipway_owner owns ledger_entry", "create role slipway_app");
        }
    }

    @Test
    void aDatabaseThatIsNotThere() {
        assertRefused(server.url("nowhere"), "database \"nowhere\" does not exist", "Create the database");
    }

    @Test
    void aServerThatDoesNotAnswer() {
        assertRefused("jdbc:postgresql://127.0.0.1:1/slipway", "127.0.0.1:1 refused", "SPRING_DATASOURCE_URL");
    }

    private void assertRefused(String url, String... texts) {
        try (Node node = Node.start(folder, url, "--spring.datasource.hikari.initialization-fail-timeout=1")) {
            assertThat(node.refusal()).contains("APPLICATION FAILED TO START").contains(texts);
        }
    }
}
