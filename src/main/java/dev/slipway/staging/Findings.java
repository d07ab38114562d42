package dev.slipway.staging;

import dev.slipway.staging.StagingPlan.Criterion;
import dev.slipway.staging.StagingRun.Check;
import dev.slipway.staging.StagingRun.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects what a suite found: checks that were measured, and doubts about what could not be. */
final class Findings {

    private final List<Check> checks = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();
    private final Map<String, Double> ciFigures;
    private final Map<String, Double> deployed;

    Findings(Map<String, Double> ciFigures, Map<String, Double> deployed) {
        this.ciFigures = ciFigures;
        this.deployed = deployed;
    }

    void check(String suite, String metric, double value, String rule, boolean passed) {
        checks.add(new Check(suite, metric, value, rule, passed, ciFigures.get(metric), deployed.get(metric)));
    }

    void truth(String suite, String metric, String rule, boolean held) {
        check(suite, metric, held ? 1 : 0, rule, held);
    }

    void doubt(String reason) {
        doubts.add(reason);
    }

    /** Holds the criteria against what was measured. */
    void judge(List<Criterion> criteria, Map<String, Double> measured) {
        if (criteria.isEmpty()) {
            doubt("The plan declares no criterion. Declare what each figure must reach in the evaluation.");
        }
        criteria.forEach(criterion -> judge(criterion, measured));
    }

    /** Lists the figures that nothing was asked of, so that they stand beside CI's and the deployed version's. */
    void list(Map<String, Double> measured) {
        measured.forEach((metric, value) -> {
            if (checks.stream().noneMatch(check -> check.metric().equals(metric))) {
                check(String.valueOf(Metrics.SUITES.get(metric)), metric, value, "no criterion declared", true);
            }
        });
    }

    @Nullable
    Double deployed(String metric) {
        return deployed.get(metric);
    }

    List<Check> checks() {
        return List.copyOf(checks);
    }

    Status verdict() {
        if (checks.stream().anyMatch(check -> !check.passed())) {
            return Status.FAILED;
        }
        return doubts.isEmpty() ? Status.PASSED : Status.INCONCLUSIVE;
    }

    String message() {
        List<String> sentences = new ArrayList<>(checks.stream()
                .filter(check -> !check.passed())
                .map(check -> check.suite() + ": " + check.metric() + " is " + rounded(check.value()) + ", must be "
                        + check.rule() + ".")
                .toList());
        sentences.addAll(doubts);
        return sentences.isEmpty()
                ? "All " + checks.size() + " checks passed."
                : sentences.stream().collect(Collectors.joining(" "));
    }

    private void judge(Criterion criterion, Map<String, Double> measured) {
        Double value = measured.get(criterion.metric());
        if (value == null) {
            doubt("The criterion on '" + criterion.metric() + "' cannot be judged: staging measured "
                    + measured.keySet() + ". Correct the metric, or give the data set what it needs.");
        } else {
            String rule = criterion.op() + " " + rounded(criterion.value());
            judge(criterion, value, rule);
        }
    }

    private void judge(Criterion criterion, double value, String rule) {
        String suite = String.valueOf(Metrics.SUITES.get(criterion.metric()));
        switch (criterion.op()) {
            case "<=" -> check(suite, criterion.metric(), value, rule, value <= criterion.value());
            case ">=" -> check(suite, criterion.metric(), value, rule, value >= criterion.value());
            case "<" -> check(suite, criterion.metric(), value, rule, value < criterion.value());
            case ">" -> check(suite, criterion.metric(), value, rule, value > criterion.value());
            default ->
                doubt("The criterion on '" + criterion.metric() + "' has the comparison '" + criterion.op()
                        + "'; it must be one of <=, >=, <, >. Correct the evaluation.");
        }
    }

    static String rounded(double value) {
        return String.valueOf(Math.round(value * 10_000) / 10_000.0);
    }
}
