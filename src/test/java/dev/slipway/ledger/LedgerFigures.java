package dev.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures the ledger against its goals, each beside what it is compared with; run by the profile {@code benchmark}. */
class LedgerFigures {

    private static final double NANOS_A_SECOND = 1e9;

    private static final List<String> LINES = new ArrayList<>();

    @AfterAll
    static void tellFigures() throws IOException {
        Files.write(Path.of("target", "ledger-figures.txt"), LINES);
        LINES.forEach(System.out::println);
    }

    @Test
    void offlineVerificationBesideBareSha256() throws RunnerException {
        Collection<RunResult> results = run(VerifyBenchmark.class, Mode.Throughput, TimeUnit.SECONDS);
        for (String remark : List.of("120", "1200")) {
            double bare = score(results, "bareSha256", remark);
            tell("entries with a remark of " + remark + " letters, bare SHA-256", bare, "/s");
            tell("  hashes alone, of bare SHA-256", score(results, "hashesAlone", remark) / bare, "");
            tell("  verified on one core, of bare SHA-256", score(results, "verifiedOnOneCore", remark) / bare, "");
            tell("  bare SHA-256 on two cores", score(results, "bareSha256OnTwoCores", remark) / bare, "");
            tell("  verified on two cores, of bare SHA-256", score(results, "verifiedOnTwoCores", remark) / bare, "");
        }
        assertThat(score(results, "hashesAlone", "120")).isGreaterThan(0.7 * score(results, "bareSha256", "120"));
        assertThat(score(results, "verifiedOnOneCore", "120")).isGreaterThan(0.5 * score(results, "bareSha256", "120"));
    }

    @Test
    void appendsBesidePlainInserts() throws RunnerException {
        Collection<RunResult> results = run(AppendBenchmark.class, Mode.Throughput, TimeUnit.SECONDS);
        for (String entries : List.of("1", "4")) {
            tell("appends in transactions of " + entries, appends(results, "inTurn", entries), "/s");
            tell("  of plain inserts", ofPlainInserts(results, "inTurn", entries), "");
            tell(
                    "  in a step of a process, of the same step with plain inserts",
                    ofPlainInserts(results, "stepsInTurn", entries),
                    "");
            assertThat(appends(results, "inTurn", entries)).isGreaterThan(500);
            assertThat(ofPlainInserts(results, "stepsInTurn", entries)).isGreaterThan(0.8);
        }
    }

    private static double appends(Collection<RunResult> results, String method, String entries) {
        return counted(results, method, entries, "turns")
                * Integer.parseInt(entries)
                / (counted(results, method, entries, "appending") / NANOS_A_SECOND);
    }

    private static double ofPlainInserts(Collection<RunResult> results, String method, String entries) {
        return counted(results, method, entries, "inserting") / counted(results, method, entries, "appending");
    }

    private static double counted(Collection<RunResult> results, String method, String entries, String counter) {
        return Objects.requireNonNull(
                        result(results, method, entries).getSecondaryResults().get(counter), counter)
                .getScore();
    }

    @Test
    void proofsAmongAMillionEntries() throws RunnerException {
        Collection<RunResult> results = run(ProofBenchmark.class, Mode.AverageTime, TimeUnit.MICROSECONDS);
        double make = score(results, "makeProof", null);
        double check = score(results, "checkProof", null);
        tell("proof of a place among a million, made", make, " us");
        tell("  checked", check, " us");
        assertThat(make).isLessThan(10_000);
        assertThat(check).isLessThan(50);
    }

    private static Collection<RunResult> run(Class<?> benchmark, Mode mode, TimeUnit unit) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include("\\b" + benchmark.getSimpleName() + "\\b")
                        .mode(mode)
                        .timeUnit(unit)
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(2))
                        .shouldFailOnError(true)
                        .build())
                .run();
    }

    private static double score(Collection<RunResult> results, String method, @Nullable String parameter) {
        return result(results, method, parameter).getPrimaryResult().getScore();
    }

    private static RunResult result(Collection<RunResult> results, String method, @Nullable String parameter) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
                .filter(result -> parameter == null
                        || result.getParams().getParamsKeys().stream()
                                .anyMatch(
                                        key -> result.getParams().getParam(key).equals(parameter)))
                .findFirst()
                .orElseThrow();
    }

    private static void tell(String what, double figure, String unit) {
        LINES.add(String.format(Locale.ROOT, "%-60s %,.2f%s", what, figure, unit));
    }
}
