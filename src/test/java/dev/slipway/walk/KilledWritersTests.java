package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.TestDatabase;
import dev.slipway.ledger.LedgerCheck;
import dev.slipway.ledger.LedgerVerdict;
import dev.slipway.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Two processes with sixteen writers each on one PostgreSQL, killed again and again: the ledger stays whole. */
class KilledWritersTests {

    private static final int NODES = 2;
    private static final int WRITERS = 16;
    private static final int KILLS = 6;
    private static final int STEPS_BETWEEN_KILLS = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final Random chance = new Random();
    private final List<Path> outputs = new ArrayList<>();
    private final List<Process> nodes = new ArrayList<>();
    private TestDatabase database;
    private DriverManagerDataSource source;

    @BeforeEach
    void makeLedger() {
        assumeTrue(
                PostgresServer.problem().isEmpty(),
                () -> PostgresServer.problem().orElse(""));
        database = TestDatabase.postgres();
        source = new DriverManagerDataSource(database.url(), database.user(), "");
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V1__ledger.sql"),
                        new ClassPathResource("db/migration/V13__ledger_tree.sql"))
                .execute(source);
        new JdbcTemplate(source).execute("create table step_done (step varchar(100) primary key)");
    }

    @AfterEach
    void endAll() {
        nodes.forEach(node -> node.destroyForcibly().onExit().join());
    }

    @Test
    void noStepIsLostDoubledOrHalf() throws IOException {
        for (int node = 0; node < NODES; node++) {
            nodes.add(start());
        }
        for (int kill = 0; kill < KILLS; kill++) {
            long before = steps();
            Awaitility.await("steps of the writers")
                    .atMost(PATIENCE)
                    .until(() -> steps() > before + chance.nextInt(STEPS_BETWEEN_KILLS));
            int struck = chance.nextInt(NODES);
            nodes.get(struck).destroyForcibly().onExit().join();
            nodes.set(struck, start());
        }
        endAll();
        awaitEndOfTransactions();

        LedgerVerdict verdict = new LedgerCheck(source).verdict();
        assertThat(verdict).matches(LedgerVerdict::sound);
        Map<String, Long> ledger = ledger();
        assertThat(verdict.entries()).isEqualTo(ledger.size()).isGreaterThan(KILLS);
        assertThat(ledger.keySet())
                .isEqualTo(
                        Set.copyOf(new JdbcTemplate(source).queryForList("select step from step_done", String.class)));
        assertEveryWordHolds(ledger);
    }

    /** What a writer was told is there, at the place that it was told; what it took back is not. */
    private void assertEveryWordHolds(Map<String, Long> ledger) throws IOException {
        int undone = 0;
        for (Path output : outputs) {
            String text = Files.readString(output);
            for (String line :
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                String[] words = line.split(" ");
                Long expected = words[0].equals("kept") ? Long.valueOf(words[2]) : null;
                undone += expected == null ? 1 : 0;
                assertThat(ledger.get(words[1])).as(line).isEqualTo(expected);
            }
        }
        assertThat(undone).isPositive();
    }

    private Map<String, Long> ledger() {
        Map<String, Long> sequences = new HashMap<>();
        new JdbcTemplate(source).query("select idempotency_key, seq from ledger_entry", row -> {
            sequences.put(row.getString(1), row.getLong(2));
        });
        return sequences;
    }

    private long steps() {
        return new JdbcTemplate(source).queryForObject("select size from ledger_head", Long.class);
    }

    /** The server notices that clients are gone, and ends what they had begun. */
    private void awaitEndOfTransactions() {
        Awaitility.await("end of transactions")
                .atMost(PATIENCE)
                .until(() -> new JdbcTemplate(source)
                                .queryForObject(
                                        "select count(*) from pg_stat_activity where datname = current_database()"
                                                + " and pid <> pg_backend_pid()",
                                        Long.class)
                        == 0);
    }

    private Process start() throws IOException {
        Path output = folder.resolve("node-" + outputs.size() + ".txt");
        outputs.add(output);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerWriters.class.getName(),
                        database.url(),
                        database.user(),
                        "node-" + outputs.size(),
                        String.valueOf(WRITERS))
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
