package dev.slipway.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.release.Conduct;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import dev.slipway.staging.StagingPlan.Criterion;
import dev.slipway.staging.StagingRun.Check;
import dev.slipway.staging.StagingRun.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every way of staging must hold, wherever the suite runs. */
abstract class StagingEnvironmentContract {

    static final String SYSTEM = "credit-scoring";

    @TempDir
    Path folder;

    /** The way under test. */
    abstract StagingEnvironment staging();

    abstract ReleasePackage version(String version);

    /** How the version behaves when it is asked. */
    abstract Conduct conduct(String version);

    @Test
    void deploysExactlyThePackageAndSaysHowFarItIsLikeProduction() {
        StagingDeployment deployment = staging().deploy(anUpdate());

        assertThat(deployment.deployed()).isTrue();
        assertThat(deployment.packageDigest()).isEqualTo(version("1.1.0").digest());
        assertThat(deployment.address()).isNotNull();
        assertThat(deployment.parity())
                .containsOnlyKeys("infrastructure template", "configuration", "data sources")
                .allSatisfy((what, answer) -> assertThat(answer).startsWith("same: "));
    }

    @Test
    void hasNothingToCompareWithBeforeTheFirstDeployment() {
        assertThat(staging().deploy(anInitial(aPlan())).parity()).containsValue("nothing in production yet");
    }

    @Test
    void doesNotDeployBytesThatAreNotThePackaged() {
        conduct("1.1.0").tampered = true;

        StagingDeployment deployment = staging().deploy(anUpdate());

        assertThat(deployment.deployed()).isFalse();
        assertThat(deployment.address()).isNull();
        assertThat(deployment.message()).contains("1.1.0", "digest");
        assertThat(validated(anUpdate()).passed()).isFalse();
    }

    @Test
    void passesAGoodVersionWithItsFiguresBesideTheDeployedOnes() {
        staging().deploy(anUpdate());
        StagingRun run = validated(anUpdate());

        assertThat(run.message()).startsWith("All ");
        assertThat(run.status()).isEqualTo(Status.PASSED);
        assertThat(run.packageDigest()).isEqualTo(version("1.1.0").digest());
        assertThat(run.finishedAt()).isAfter(run.startedAt());
        assertThat(run.checks())
                .extracting(Check::suite)
                .contains(
                        "smoke",
                        "end-to-end",
                        "regression",
                        "acceptance",
                        "fairness",
                        "latency",
                        "robustness",
                        "behaviour",
                        "logging");
        Check accuracy = check(run, "acceptance", "accuracy");
        assertThat(accuracy.value()).isEqualTo(1);
        assertThat(accuracy.ciValue()).isEqualTo(0.99);
        assertThat(accuracy.deployedValue()).isEqualTo(1);
        assertThat(check(run, "latency", "latency_p95_ms").value()).isPositive();
    }

    @Test
    void anInitialDeploymentStandsBesideTheDeclaredThresholdsOnly() {
        StagingRun run = validated(anInitial(aPlan()));

        assertThat(run.status()).isEqualTo(Status.PASSED);
        assertThat(run.checks())
                .allSatisfy(check -> assertThat(check.deployedValue()).isNull());
        assertThat(run.checks()).extracting(Check::suite).doesNotContain("regression");
    }

    @Test
    void failsAVersionLessAccurateThanDeclaredAndThanTheDeployedOne() {
        conduct("1.1.0").score = input -> 0.9;

        StagingRun run = validated(anUpdate());

        assertThat(run.status()).isEqualTo(Status.FAILED);
        assertThat(check(run, "acceptance", "accuracy").passed()).isFalse();
        assertThat(check(run, "regression", "accuracy").passed()).isFalse();
        assertThat(check(run, "regression", "accuracy").deployedValue()).isEqualTo(1);
    }

    @Test
    void failsAFairnessGapThatIsNotTheOneOfCi() {
        StagingPlan plan = aPlan(Map.of("fairness_gap", 0.05, "accuracy", 0.99));

        StagingRun run = validated(anInitial(plan));

        assertThat(run.status()).isEqualTo(Status.FAILED);
        assertThat(run.message()).contains("fairness_gap is 0.1", "0.05");
        assertThat(check(run, "fairness", "fairness_gap").ciValue()).isEqualTo(0.05);
    }

    @Test
    void listsNoFairnessWithoutGroups() {
        DatasetFile ungrouped = DatasetFile.in(folder, false);

        StagingRun run = validated(anInitial(aPlan(ungrouped.declared(), criteria())));

        assertThat(run.status()).isEqualTo(Status.PASSED);
        assertThat(run.checks()).extracting(Check::suite).doesNotContain("fairness");
    }

    @Test
    void failsAVersionSlowerThanDeclared() {
        conduct("1.1.0").latency = Duration.ofMillis(30);

        StagingRun run = validated(anInitial(aPlan(dataset().declared(), List.of(at("latency_p95_ms", "<=", 25)))));

        assertThat(run.status()).isEqualTo(Status.FAILED);
        assertThat(check(run, "latency", "latency_p95_ms").value()).isGreaterThan(30);
    }

    @Test
    void failsAVersionThatSpeaksInAnothersName() {
        conduct("1.1.0").claims = "1.0.0";

        assertThat(check(validated(anUpdate()), "end-to-end", "contract_rate").value())
                .isZero();
    }

    @Test
    void failsAVersionThatAnswersUnderOtherSettings() {
        conduct("1.1.0").claimsPolicy = "p1";

        StagingRun run = validated(anUpdate());

        assertThat(run.status()).isEqualTo(Status.FAILED);
        assertThat(run.message()).contains("policy_version");
        assertThat(check(run, "end-to-end", "traceable_rate").passed()).isFalse();
    }

    @Test
    void failsAVersionThatDoesNotRepeatTheRequestId() {
        conduct("1.1.0").echoesRequestId = false;

        StagingRun run = validated(anUpdate());

        assertThat(run.status()).isEqualTo(Status.FAILED);
        assertThat(check(run, "end-to-end", "contract_rate").passed()).isFalse();
    }

    @Test
    void failsAVersionThatFallsOverWrongRequests() {
        conduct("1.1.0").malformedStatus = 500;

        StagingRun run = validated(anUpdate());

        assertThat(run.status()).isEqualTo(Status.FAILED);
        assertThat(check(run, "robustness", "robustness_rate").value()).isLessThan(1);
        assertThat(check(run, "behaviour", "refuses_empty").passed()).isFalse();
        assertThat(check(run, "behaviour", "refuses_oversized").passed()).isFalse();
    }

    @Test
    void failsALogInWhichAMaskedFieldCanBeRead() {
        conduct("1.1.0").masks = false;

        StagingRun run = validated(anUpdate());

        assertThat(run.status()).isEqualTo(Status.FAILED);
        assertThat(check(run, "logging", "masked name").value()).isPositive();
    }

    @Test
    void failsALogWithoutARequiredEvent() {
        StagingRun run = validated(anInitial(aPlan(List.of("inference", "human-override"))));

        assertThat(run.status()).isEqualTo(Status.FAILED);
        assertThat(check(run, "logging", "event human-override").passed()).isFalse();
    }

    @Test
    void cannotJudgeALogThatNobodyNames() {
        conduct("1.1.0").logs = false;

        StagingRun run = validated(anUpdate());

        assertThat(run.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(run.message()).contains("inference log");
    }

    @Test
    void cannotJudgeACriterionOnAnUnknownFigure() {
        StagingRun run = validated(anInitial(aPlan(dataset().declared(), List.of(at("coolness", ">=", 1)))));

        assertThat(run.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(run.message()).contains("'coolness'");
    }

    @Test
    void cannotJudgeOnADataSetThatIsNotTheDeclaredOne() {
        StagingOrder order = anUpdate();
        dataset().write("{\"input\":{\"income\":1},\"expected\":\"declined\"}");

        StagingRun run = validated(order);

        assertThat(run.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(run.message()).contains(order.plan().dataset().digest());
    }

    @Test
    void aVersionThatDiesDuringStagingIsUnreachable() {
        conduct("1.1.0").answersLeft = 20;

        StagingRun run = validated(anUpdate());

        assertThat(run.status()).isEqualTo(Status.UNREACHABLE);
        assertThat(run.message()).contains("1.1.0", "died during staging");
        assertThat(run.finishedAt()).isNotNull();
    }

    @Test
    void aRepeatedOrderOnlyReadsItsResult() {
        StagingRun first = validated(anUpdate());
        conduct("1.1.0").status = 500;

        assertThat(staging().validate(anUpdate())).isEqualTo(first);
    }

    @Test
    void aNewRunIsANewOrder() {
        conduct("1.1.0").status = 500;
        assertThat(validated(anUpdate()).status()).isEqualTo(Status.FAILED);
        conduct("1.1.0").status = 200;

        assertThat(validated(order(2, version("1.0.0"), aPlan())).status()).isEqualTo(Status.PASSED);
    }

    @Test
    void refusesAnotherPackageUnderTheSameOrder() {
        staging().deploy(anUpdate());
        StagingOrder other = new StagingOrder(release(), 1, version("9.9.9"), null, aPlan());

        assertThatThrownBy(() -> staging().deploy(other)).hasMessageContaining("A new package needs a new run");
    }

    @Test
    void removesTheVersionAndKeepsTheResult() {
        StagingRun result = validated(anUpdate());

        staging().remove(anUpdate());
        staging().remove(anUpdate());

        assertThat(staging().validate(anUpdate())).isEqualTo(result);
    }

    @Test
    void aSuiteRemovedOnTheWayIsNotPassed() {
        conduct("1.1.0").latency = Duration.ofMillis(200);
        assertThat(staging().validate(anUpdate()).status()).isEqualTo(Status.RUNNING);

        staging().remove(anUpdate());

        assertThat(staging().validate(anUpdate()).status()).isEqualTo(Status.INCONCLUSIVE);
    }

    @Test
    void clearsEveryRunOfARelease() {
        conduct("1.1.0").latency = Duration.ofMillis(200);
        assertThat(staging().validate(anUpdate()).status()).isEqualTo(Status.RUNNING);

        staging().clear(anUpdate().release());
        staging().clear(anUpdate().release());

        assertThat(staging().validate(anUpdate()).status()).isEqualTo(Status.INCONCLUSIVE);
    }

    StagingRun validated(StagingOrder order) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> staging().validate(order), run -> run.status() != Status.RUNNING);
    }

    StagingOrder anUpdate() {
        return order(1, version("1.0.0"), aPlan());
    }

    StagingOrder anInitial(StagingPlan plan) {
        return order(1, null, plan);
    }

    StagingOrder order(int run, @Nullable ReleasePackage deployed, StagingPlan plan) {
        return new StagingOrder(release(), run, version("1.1.0"), deployed, plan);
    }

    DatasetFile dataset() {
        return DatasetFile.in(folder, true);
    }

    StagingPlan aPlan() {
        return aPlan(List.of("inference"));
    }

    static Criterion at(String metric, String op, double value) {
        return new Criterion(metric, op, value);
    }

    static Check check(StagingRun run, String suite, String metric) {
        return run.checks().stream()
                .filter(check -> check.suite().equals(suite) && check.metric().equals(metric))
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError(suite + " " + metric + " is not in " + run));
    }

    private StagingPlan aPlan(List<String> events) {
        return new StagingPlan(dataset().declared(), criteria(), ciFigures(), "approved", events, List.of("name"));
    }

    private StagingPlan aPlan(Map<String, Double> ciFigures) {
        return new StagingPlan(
                dataset().declared(), criteria(), ciFigures, "approved", List.of("inference"), List.of("name"));
    }

    private StagingPlan aPlan(StagingPlan.Dataset dataset, List<Criterion> criteria) {
        return new StagingPlan(dataset, criteria, ciFigures(), "approved", List.of("inference"), List.of("name"));
    }

    private static Map<String, Double> ciFigures() {
        return Map.of("fairness_gap", DatasetFile.GAP + 0.01, "accuracy", 0.99);
    }

    private static List<Criterion> criteria() {
        return List.of(
                at("accuracy", ">=", 0.9),
                at("error_rate", "<=", 0),
                at("latency_p95_ms", "<=", 1500),
                at("robustness_rate", ">=", 1));
    }

    private static ReleaseId release() {
        return new ReleaseId(SYSTEM, "1.1.0", "production", 1);
    }

    static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
