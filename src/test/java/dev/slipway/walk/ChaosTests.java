package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.LedgerCheck;
import dev.slipway.ledger.LedgerVerdict;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutState;
import dev.slipway.rollout.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** kill -9 in the middle of three releases: what was begun ends as its script says, once, with every entry. */
class ChaosTests {

    private static final int KILLS = Integer.getInteger("slipway.chaos.kills", 30);
    private static final long SEED = Long.getLong("slipway.chaos.seed", System.nanoTime());
    private static final Duration PATIENCE = Duration.ofMinutes(25);

    /** Wide steps and short looks, so that the thin traffic of a test fills them; a kill hits either step. */
    private static final Map<String, Object> SHORT_CANARY =
            Map.of("canarySteps", "40, 50", "observationPeriod", "PT4S");

    private static final Map<String, Map<String, Object>> WILLING =
            Map.of("Activity_DefineRolloutPolicy", SHORT_CANARY);

    private static final Map<String, Map<String, Object>> REFUSED_AT_THE_END = Map.of(
            "Activity_DefineRolloutPolicy",
            SHORT_CANARY,
            "Activity_AcceptForProduction",
            Map.of("acceptance", "rollBack"));

    /** Every other effect changes the state of a rollout in production, by one generation. */
    private static final List<String> ON_STAGING = List.of("deploy to staging", "roll out and back on staging");

    private final Path data = Path.of("target", "chaos", Long.toHexString(SEED)).toAbsolutePath();

    @Test
    void threeReleasesEndAsTheirScriptsSay() throws IOException {
        List<Walk> walks;
        try (KilledSlipway slipway = new KilledSlipway(data, KILLS, SEED)) {
            walks = List.of(
                    slipway.begin("credit-scoring", "1.2.0", "minor", WILLING),
                    slipway.begin("invoice-sorter", "1.0.0", "initial", WILLING),
                    slipway.begin("support-assistant", "1.1.0", "minor", REFUSED_AT_THE_END));
            slipway.workUntilEnded(walks, PATIENCE);
            assertThat(slipway.kills()).as("kills with seed %s", SEED).isEqualTo(KILLS);
        }
        try (ConfigurableApplicationContext afterwards = OwnApplication.start(data, 20)) {
            assertEnded(afterwards, walks.get(0), "rolledBack", "1.0.0");
            assertEnded(afterwards, walks.get(1), "success", "1.0.0");
            assertEnded(afterwards, walks.get(2), "rolledBack", "1.0.0");
            assertThat(afterwards.getBean(LedgerCheck.class).verdict()).matches(LedgerVerdict::sound);
            for (Walk walk : walks) {
                assertEveryTaskIsRecordedOnce(afterwards, walk);
                assertEveryEffectHappenedOnce(afterwards, walk);
                ResultsBehindIntents.require(afterwards.getBean(Ledger.class).entries(walk.slug()));
            }
        }
        assertNoMailTwice();
    }

    private static void assertEnded(
            ConfigurableApplicationContext application, Walk walk, String outcome, String serving) {
        assertThat(payloads(application, walk, "DeploymentEventClosed"))
                .as(walk.slug())
                .singleElement()
                .extracting(payload -> payload.get("outcome"))
                .isEqualTo(outcome);
        RolloutState state = application.getBean(Rollout.class).observe(target(walk));
        assertThat(state.candidate()).as(walk.slug()).isNull();
        assertThat(state.stable())
                .as(walk.slug())
                .isNotNull()
                .extracting(ReleasePackage::version)
                .isEqualTo(serving);
    }

    /** What people were told is done is there, and so is what the answer of was lost on its way. */
    private static void assertEveryTaskIsRecordedOnce(ConfigurableApplicationContext application, Walk walk) {
        List<String> recorded = payloads(application, walk, "TaskCompleted").stream()
                .map(payload -> String.valueOf(payload.get("taskId")))
                .toList();
        List<String> completed = application
                .getBean(HistoryService.class)
                .createHistoricTaskInstanceQuery()
                .processInstanceBusinessKey(walk.slug())
                .taskDeleteReason("completed")
                .list()
                .stream()
                .map(HistoricTaskInstance::getId)
                .toList();
        assertThat(recorded).as(walk.slug()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(completed);
        assertThat(recorded).as(walk.slug()).containsAll(walk.acknowledged());
    }

    /** The rollout counts its own changes; the ledger counts the intentions, each written before the first try. */
    private void assertEveryEffectHappenedOnce(ConfigurableApplicationContext application, Walk walk)
            throws IOException {
        List<Object> effects = payloads(application, walk, "EffectIntended").stream()
                .map(payload -> payload.get("effect"))
                .filter(effect -> !ON_STAGING.contains(effect))
                .toList();
        long installed = walk.slug().startsWith("invoice-sorter") ? 0 : 1;
        assertThat(generation(target(walk)) - installed)
                .as("%s: %s", walk.slug(), effects)
                .isEqualTo(effects.size());
    }

    private long generation(Target target) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("rollout"))) {
            Path file = files.filter(path -> path.getFileName().toString().contains(target.system())
                            && path.getFileName().toString().contains(target.environment()))
                    .findFirst()
                    .orElseThrow();
            return new ObjectMapper().readTree(file.toFile()).path("generation").asLong();
        }
    }

    private void assertNoMailTwice() throws IOException {
        try (Stream<Path> mails = Files.list(data.resolve("outbox"))) {
            List<String> ids = mails.filter(file -> file.toString().endsWith(".eml"))
                    .map(ChaosTests::messageId)
                    .toList();
            assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
        }
    }

    private static String messageId(Path mail) {
        try (Stream<String> lines = Files.lines(mail)) {
            return lines.filter(line -> line.startsWith("Message-ID:"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(mail + " is not whole"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Target target(Walk walk) {
        ReleaseId release = ReleaseId.parse(walk.slug());
        return new Target(release.system(), release.environment());
    }

    private static List<Map<String, Object>> payloads(
            ConfigurableApplicationContext application, Walk walk, String type) {
        return application.getBean(Ledger.class).entries(walk.slug()).stream()
                .map(Entry::content)
                .filter(content -> content.type().equals(type))
                .map(content -> content.payload())
                .toList();
    }
}
