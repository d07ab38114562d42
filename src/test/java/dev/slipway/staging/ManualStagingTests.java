package dev.slipway.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.TestDatabase;
import dev.slipway.release.ComponentType;
import dev.slipway.release.PackageComponent;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import dev.slipway.staging.StagingPlan.Criterion;
import dev.slipway.staging.StagingRun.Status;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Staging by hand is passed only by results that people handed in, complete and within every limit. */
class ManualStagingTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String DATASET = digest('d');
    private static final StagingProperties SETTINGS =
            new StagingProperties(Duration.ofSeconds(60), Duration.ofSeconds(2), 4, 200, 0.02, 0.02);

    private final StagedByHand staged = new StagedByHand(database(), SETTINGS);
    private final ManualStaging staging = new ManualStaging(staged);

    @Test
    void nothingIsThereUntilTwoPeopleSawIt() {
        assertThat(staging.deploy(order("1.1.0", 1)).deployed()).isFalse();
        assertThat(staging.validate(order("1.1.0", 1)).status()).isEqualTo(Status.UNREACHABLE);
        assertThatThrownBy(() -> staged.handIn(order("1.1.0", 1), results(Map.of())))
                .hasMessageContaining("nobody recorded");
    }

    @Test
    void whatWasPutThereIsNotPassedWithoutResults() {
        staged.placed(order("1.1.0", 1));
        assertThat(staging.deploy(order("1.1.0", 1)).deployed()).isTrue();
        assertThat(staging.validate(order("1.1.0", 1)).status()).isEqualTo(Status.INCONCLUSIVE);
    }

    @Test
    void completeResultsWithinEveryLimitPass() {
        StagingRun run = handedIn(results(Map.of()));
        assertThat(run.message()).isEqualTo("All 9 checks passed.");
        assertThat(run.status()).isEqualTo(Status.PASSED);
        assertThat(staging.validate(order("1.1.0", 1))).isEqualTo(run);
        assertThat(staging.deploy(order("1.1.0", 1)).parity()).containsEntry("configuration", "same");
    }

    @Test
    void anotherRunOrPackageHasNoResults() {
        handedIn(results(Map.of()));
        assertThat(staging.validate(order("1.1.0", 2)).passed()).isFalse();
        assertThat(staging.validate(order("1.1.1", 1)).passed()).isFalse();
    }

    @Test
    void puttingItThereAgainVoidsTheResults() {
        handedIn(results(Map.of()));
        staged.placed(order("1.1.0", 1));
        assertThat(staging.validate(order("1.1.0", 1)).status()).isEqualTo(Status.INCONCLUSIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accuracy", "error_rate", "latency_p95_ms", "robustness_rate", "fairness_gap"})
    void aMissingFigureIsNotPassed(String metric) {
        Map<String, Double> figures = new HashMap<>(figures());
        figures.remove(metric);
        assertThat(handedIn(results(figures, Map.of("accuracy", 0.9), DATASET, true))
                        .status())
                .isEqualTo(Status.INCONCLUSIVE);
    }

    @Test
    void withoutTheDeployedVersionsFigureThereIsNothingToCompareWith() {
        assertThat(handedIn(results(figures(), Map.of(), DATASET, true)).status())
                .isEqualTo(Status.INCONCLUSIVE);
    }

    @Test
    void otherTestCasesProveNothing() {
        assertThat(handedIn(results(figures(), Map.of("accuracy", 0.9), digest('e'), true))
                        .status())
                .isEqualTo(Status.INCONCLUSIVE);
    }

    @Test
    void aNoFails() {
        assertThat(handedIn(results(figures(), Map.of("accuracy", 0.9), DATASET, false))
                        .status())
                .isEqualTo(Status.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accuracy=0.87", "latency_p95_ms=60.5", "fairness_gap=0.08", "robustness_rate=0.99"})
    void aFigureBeyondItsLimitFails(String figure) {
        String[] parts = figure.split("=");
        assertThat(handedIn(results(Map.of(parts[0], Double.valueOf(parts[1])))).status())
                .isEqualTo(Status.FAILED);
    }

    private StagingRun handedIn(HandedResults results) {
        staged.placed(order("1.1.0", 1));
        return staged.handIn(order("1.1.0", 1), results);
    }

    private static Map<String, Double> figures() {
        return Map.of(
                "accuracy",
                0.9,
                "error_rate",
                0.0,
                "latency_p95_ms",
                40.0,
                "robustness_rate",
                1.0,
                "fairness_gap",
                0.05);
    }

    private static HandedResults results(Map<String, Double> changed) {
        Map<String, Double> figures = new HashMap<>(figures());
        figures.putAll(changed);
        return results(figures, Map.of("accuracy", 0.9), DATASET, true);
    }

    private static HandedResults results(
            Map<String, Double> figures, Map<String, Double> deployed, String dataset, boolean behaviour) {
        return new HandedResults(
                NOON,
                NOON.plusSeconds(60),
                dataset,
                figures,
                deployed,
                true,
                true,
                behaviour,
                true,
                Map.of("configuration", "same"));
    }

    private static StagingOrder order(String version, int run) {
        return new StagingOrder(
                new ReleaseId("scorer", "1.1.0", "site", 1),
                run,
                version(version),
                version("1.0.0"),
                new StagingPlan(
                        new StagingPlan.Dataset(URI.create("cases.jsonl"), DATASET, true),
                        List.of(new Criterion("latency_p95_ms", "<=", 60)),
                        Map.of("fairness_gap", 0.05),
                        "approve",
                        List.of("decision"),
                        List.of("name")));
    }

    private static ReleasePackage version(String version) {
        return new ReleasePackage(
                "scorer",
                version,
                List.of(component(ComponentType.MODEL, version), component(ComponentType.CONFIGURATION, "1")));
    }

    private static PackageComponent component(ComponentType type, String version) {
        String digits = version.replace(".", "").repeat(64).substring(0, 64);
        return new PackageComponent(type, "part", version, "sha256:" + digits, URI.create("part"));
    }

    private static String digest(char digit) {
        return "sha256:" + String.valueOf(digit).repeat(64);
    }

    private static JdbcTemplate database() {
        TestDatabase fresh = TestDatabase.fresh();
        var source = new DriverManagerDataSource(fresh.url(), fresh.user(), "");
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V2__release.sql"),
                        new ClassPathResource("db/migration/V12__by_hand.sql"),
                        new ClassPathResource("db/migration/V16__staging_by_hand.sql"))
                .execute(source);
        return new JdbcTemplate(source);
    }
}
