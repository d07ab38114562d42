package dev.slipway.staging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Judges results that people handed in by the rules of measured ones; what is missing is a doubt, and not passed. */
record HandSuite(StagingOrder order, HandedResults results, StagingProperties properties) {

    StagingRun judged() {
        Findings findings = findings();
        return new StagingRun(
                findings.verdict(),
                order.candidate().digest(),
                findings.checks(),
                results.startedAt(),
                results.finishedAt(),
                findings.message());
    }

    private Findings findings() {
        Findings findings = new Findings(plan().ciFigures(), results.deployedFigures());
        missing().forEach(findings::doubt);
        findings.truth("smoke", "health", "it answers its health check and the first case", results.smoke());
        findings.truth(
                "end-to-end",
                "contract",
                "every answer names model_version " + order.candidate().version() + " and policy_version "
                        + order.candidate().configurationDigest() + " and repeats the request id",
                results.path());
        findings.judge(plan().criteria(), results.figures());
        if (results.figures().containsKey(Metrics.ACCURACY)) {
            new Regression(order, properties).check(findings, results.figures(), isFairnessAsked());
        }
        robust(findings);
        findings.truth("behaviour", "refuses", "an empty and an oversized request are refused", results.behaviour());
        findings.truth(
                "logging",
                "events and masking",
                "every required event is logged, no masked value can be read",
                results.logging());
        findings.list(results.figures());
        return findings;
    }

    private StagingPlan plan() {
        return order.plan();
    }

    private boolean isFairnessAsked() {
        return plan().favourableOutcome() != null || plan().ciFigures().containsKey(Metrics.FAIRNESS_GAP);
    }

    private void robust(Findings findings) {
        Double rate = results.figures().get(Metrics.ROBUSTNESS_RATE);
        if (rate != null) {
            findings.check(
                    "robustness",
                    Metrics.ROBUSTNESS_RATE,
                    rate,
                    "1: every malformed or incomplete request is refused or answered completely",
                    rate == 1);
        }
    }

    private List<String> missing() {
        List<String> doubts = new ArrayList<>();
        if (!plan().dataset().digest().equals(results.dataset())) {
            doubts.add("The checks must use the data set " + plan().dataset().digest()
                    + " that the evaluation declares; found " + results.dataset() + ". Run them again with that one.");
        }
        List.of(Metrics.ACCURACY, Metrics.ERROR_RATE, Metrics.LATENCY_P95_MS, Metrics.ROBUSTNESS_RATE).stream()
                .filter(metric -> !results.figures().containsKey(metric))
                .forEach(metric -> doubts.add("The figure '" + metric + "' is missing. Hand it in."));
        Map<String, Double> deployed = results.deployedFigures();
        if (order.deployed() != null && !deployed.containsKey(Metrics.ACCURACY)) {
            doubts.add("The figure '" + Metrics.ACCURACY + "' of the deployed version "
                    + order.deployed().version() + " is missing, so there is nothing to compare with. Hand it in.");
        }
        return doubts;
    }
}
