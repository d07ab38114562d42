package dev.slipway.staging;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares a version with what is deployed, and its fairness with what CI measured. */
record Regression(StagingOrder order, StagingProperties properties) {

    void check(Findings findings, Map<String, Double> measured, boolean grouped) {
        accuracy(findings, measured.getOrDefault(Metrics.ACCURACY, 0.0), findings.deployed(Metrics.ACCURACY));
        if (grouped) {
            fairness(
                    findings,
                    measured.get(Metrics.FAIRNESS_GAP),
                    order.plan().ciFigures().get(Metrics.FAIRNESS_GAP));
        }
    }

    private void accuracy(Findings findings, double value, @Nullable Double deployed) {
        if (deployed != null) {
            double floor = deployed - properties.regressionTolerance();
            findings.check(
                    "regression",
                    Metrics.ACCURACY,
                    value,
                    "at least the deployed version's less " + properties.regressionTolerance(),
                    value >= floor);
        }
    }

    private void fairness(Findings findings, @Nullable Double gap, @Nullable Double ciGap) {
        if (gap == null || ciGap == null) {
            findings.doubt("The data set names groups, but their fairness cannot be compared with CI: "
                    + (gap == null
                            ? "the plan names no favourable outcome or there is one group only"
                            : "CI declares no figure '" + Metrics.FAIRNESS_GAP + "'")
                    + ". Complete the evaluation.");
            return;
        }
        findings.check(
                "fairness",
                Metrics.FAIRNESS_GAP,
                gap,
                "within " + properties.fairnessTolerance() + " of the " + Findings.rounded(ciGap) + " that CI measured",
                Math.abs(gap - ciGap) <= properties.fairnessTolerance());
    }
}
