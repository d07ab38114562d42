package dev.slipway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import dev.slipway.PagePerson;
import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.audit.index.LedgerIndex;
import dev.slipway.audit.index.MadeReleases;
import dev.slipway.ledger.Checkpoint;
import dev.slipway.ledger.Checkpoints;
import dev.slipway.ledger.Ledger;
import dev.slipway.postgres.PostgresServer;
import dev.slipway.postgres.RowsRead;
import dev.slipway.process.history.DeployedFile;
import dev.slipway.process.history.DeployedSets;
import dev.slipway.release.ReleaseId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Measures the auditor's pages over a thousand releases and over a hundred thousand, on a real PostgreSQL; run by the
 * profile {@code benchmark}. {@code -Dslipway.figures.releases=10000} makes it a smaller matter.
 */
@SlipwayTest
@EnabledIfSystemProperty(named = "slipway.test.database", matches = "postgres")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditFigures {

    private static final int FEW = 1_000;
    private static final int MANY = Integer.getInteger("slipway.figures.releases", 100_000);

    /** What a page may take over many releases, of what it takes over few. */
    private static final double SLOWER = 1.5;

    /**
     * Below so many milliseconds a page is fast enough: what differs is the machine, or that over few releases a page is
     * not full, such as that of one system.
     */
    private static final double FAST = 25;

    private static final int WARM_UP = 20;
    private static final int ROUNDS = 9;

    /** A table of so many rows is read as fast from end to end as along an index. */
    private static final long SMALL_TABLE = 10_000;

    /** What a page reads of the auditor's tables along their indexes, however long the history is. */
    private static final long ROWS_OF_A_PAGE = 40_000;

    private static final long MEMORY_OF_AN_EXPORT = 64L << 20;
    private static final List<String> LINES = new ArrayList<>();

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource database;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private LedgerIndex index;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private DeployedSets sets;

    private final Map<String, Double> overFew = new LinkedHashMap<>();
    private final Map<String, Double> overMany = new LinkedHashMap<>();
    private MadeHistory history;
    private PagePerson auditor;
    private RestPerson tool;

    @BeforeAll
    void begin() {
        PostgresServer.running().execute(PostgresServer.USER, "alter system set synchronous_commit = off");
        PostgresServer.running().execute(PostgresServer.USER, "select pg_reload_conf()");
        history = new MadeHistory(database, transactions, index, FEW, MANY, definitions(), tasks());
        auditor = PagePerson.of(port, "auditor");
        tool = RestPerson.of(port, "auditor");
    }

    @AfterAll
    static void tellFigures() throws IOException {
        Files.write(Path.of("target", "audit-figures.txt"), LINES);
        LINES.forEach(System.out::println);
    }

    private Map<String, String> definitions() {
        return files().stream()
                .filter(file -> file.kind() == DeployedFile.Kind.MODEL)
                .collect(Collectors.toMap(DeployedFile::key, file -> String.valueOf(file.definition())));
    }

    private List<DeployedFile> files() {
        return sets.inForce().orElseThrow().files();
    }

    /** Those that serve some control, and some that serve none. */
    private static List<String> tasks() {
        return List.of(
                "Activity_PrepareEnvironment",
                "Activity_ApproveDeployment",
                "Activity_DefineRolloutPolicy",
                "Activity_AssessRisks",
                "Activity_VerifyReleasePackage");
    }

    @Test
    @Order(1)
    void pagesOverFewReleases() {
        history.growTo(FEW);
        overFew.putAll(measured());
    }

    @Test
    @Order(2)
    void pagesOverManyReleasesTakeNoLonger() {
        long begun = System.nanoTime();
        history.growTo(MANY);
        tell("Releases", MANY, "");
        tell("Entries", ledger.head().size(), "");
        tell("Recorded and read into the tables in", (System.nanoTime() - begun) / 1e9, " s");
        overMany.putAll(measured());

        List<String> slow = new ArrayList<>();
        overMany.forEach((what, many) -> {
            double few = overFew.getOrDefault(what, many);
            LINES.add(String.format(Locale.ROOT, "%-60s %8.1f ms %8.1f ms %6.2f", what, few, many, many / few));
            if (many > SLOWER * Math.max(few, FAST)) {
                slow.add(LINES.get(LINES.size() - 1));
            }
        });
        assertThat(slow).as("pages that take longer over more releases").isEmpty();
    }

    @Test
    @Order(3)
    void everyPageReadsAlongIndexesAndNoMoreThanItShows() {
        List<String> wrong = new ArrayList<>();
        try (RowsRead rows = new RowsRead((HikariDataSource) database)) {
            addresses()
                    .forEach((what, path) -> rows.by(() -> get(path)).forEach((table, read) -> {
                        boolean scanned = read.scanned() > SMALL_TABLE * Math.max(1, read.scans());
                        boolean much = !table.equals("ledger_entry") && read.fetched() > ROWS_OF_A_PAGE;
                        if (scanned || much) {
                            wrong.add(what + ": " + table + " " + read);
                        }
                    }));
        }
        LINES.addAll(wrong);
        assertThat(wrong).as("pages that read more than they show").isEmpty();
    }

    @Test
    @Order(4)
    void exportsNeedNoMoreMemoryForMoreReleases() throws Exception {
        Map<String, String> exports = new TreeMap<>(Map.of(
                "releases", "/api/audit/releases.csv",
                "approvals", "/api/audit/records/deployment-approvals.csv",
                "history for process mining", "/api/audit/history.ocel.json",
                "ledger", "/api/ledger/export"));
        for (Map.Entry<String, String> export : exports.entrySet()) {
            export(export.getKey(), export.getValue());
        }
    }

    /** Of each page the median, in milliseconds, of some rounds through all of them. */
    private Map<String, Double> measured() {
        settle();
        Map<String, String> addresses = addresses();
        Map<String, List<Double>> took = new LinkedHashMap<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            boolean counts = round >= WARM_UP;
            addresses.forEach((what, path) -> {
                long begun = System.nanoTime();
                get(path);
                if (counts) {
                    took.computeIfAbsent(what, none -> new ArrayList<>()).add((System.nanoTime() - begun) / 1e6);
                }
            });
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        took.forEach((what, times) ->
                medians.put(what, times.stream().sorted().toList().get(times.size() / 2)));
        return medians;
    }

    /** What PostgreSQL does by itself after a while; and whoever was signed in while the history grew no longer is. */
    private void settle() {
        String url = ((HikariDataSource) database).getJdbcUrl();
        PostgresServer.running().execute(url.substring(url.lastIndexOf('/') + 1), "vacuum (analyze)");
        auditor = PagePerson.of(port, "auditor");
    }

    private void get(String path) {
        HttpResponse<String> answer = path.startsWith("/api") ? tool.get(path) : auditor.get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
    }

    private Map<String, String> addresses() {
        JsonNode some = json("/api/audit/releases?outcome=success&sort=requested&order=desc")
                .path("list")
                .path("releases")
                .path(0);
        ReleaseId release = ReleaseId.parse(some.path("slug").asText());
        String day = LocalDate.now(ZoneOffset.UTC).minusYears(8).toString();
        Map<String, String> all = new LinkedHashMap<>(AuditAddresses.of(
                release, definitions().getOrDefault("ai-deployment", ""), MadeReleases.pseudonym(7), day));
        all.put("releases far behind", "/audit/releases?after=" + far("/api/audit/releases?size=200", "list"));
        return all;
    }

    /** The place behind some parts of the list: four thousand releases on, or as far as it goes. */
    private String far(String path, String list) {
        String next = "";
        for (int part = 0; part < 20; part++) {
            String found = json(path + (next.isEmpty() ? "" : "&after=" + next))
                    .path(list)
                    .path("next")
                    .asText("");
            if (found.isEmpty() || found.equals("null")) {
                return next;
            }
            next = URLEncoder.encode(found, StandardCharsets.UTF_8);
        }
        return next;
    }

    private JsonNode json(String path) {
        try {
            return new ObjectMapper().readTree(tool.get(path).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void export(String what, String path) throws Exception {
        waitForCheckpoint();
        Memory memory = new Memory();
        long before = Memory.held();
        long begun = System.nanoTime();
        long length = 0;
        memory.start();
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(tool.request(path).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        try (InputStream body = answer.body()) {
            byte[] piece = new byte[1 << 16];
            for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
                length += read;
            }
        }
        memory.end();
        long more = memory.most - before;
        tell("Export of " + what, length / 1e6, " MB");
        tell("  in", (System.nanoTime() - begun) / 1e9, " s");
        tell("  memory that it held", Math.max(0, more) / 1e6, " MB");
        assertThat(more).as(what).isLessThan(MEMORY_OF_AN_EXPORT);
    }

    private void waitForCheckpoint() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> Checkpoint.parse(checkpoints.newest().text()).size() > 0);
    }

    private static void tell(String what, double figure, String unit) {
        LINES.add(String.format(Locale.ROOT, "%-60s %,.2f%s", what, figure, unit));
    }

    /** Looks now and then how much is held when everything that nobody needs was thrown away. */
    private static final class Memory extends Thread {

        private static final Duration NOW_AND_THEN = Duration.ofSeconds(2);

        private volatile boolean ended;
        private volatile long most;

        private Memory() {
            super("memory of the export");
        }

        @Override
        public void run() {
            while (!ended) {
                most = Math.max(most, held());
                try {
                    Thread.sleep(NOW_AND_THEN.toMillis());
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        private void end() throws InterruptedException {
            ended = true;
            interrupt();
            join();
        }

        private static long held() {
            System.gc();
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
    }
}
