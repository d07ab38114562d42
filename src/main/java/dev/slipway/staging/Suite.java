package dev.slipway.staging;

import dev.slipway.release.ServingRuntime.Instance;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The checks of one version before production, each measured on real answers.
 *
 * @param deployed the version in production, started beside the candidate; null for an initial deployment
 */
record Suite(
        StagingOrder order,
        Service candidate,
        Instance instance,
        @Nullable Service deployed,
        StagingProperties properties,
        Deadline deadline) {

    Findings run() {
        Cases cases = Cases.read(plan().dataset());
        Optional<InferenceLog> log = instance.inferenceLog().map(InferenceLog::open);
        candidate.requireAlive();
        Inference inference = Inference.run(candidate, cases, "staging-" + order.run(), deadline);
        Map<String, Double> measured = measure(candidate, inference, cases);
        Findings findings = new Findings(plan().ciFigures(), measureDeployed(cases));
        smoke(findings, inference);
        endToEnd(findings, inference);
        findings.judge(plan().criteria(), measured);
        new Regression(order, properties).check(findings, measured, cases.hasGroups());
        robust(findings, measured);
        behave(findings);
        log(findings, log, cases);
        findings.list(measured);
        return findings;
    }

    private StagingPlan plan() {
        return order.plan();
    }

    private Map<String, Double> measure(Service service, Inference inference, Cases cases) {
        Load load = new Load(properties.loadConcurrency(), properties.loadRequests());
        return Metrics.measure(service, inference, cases, plan().favourableOutcome(), load, deadline);
    }

    private Map<String, Double> measureDeployed(Cases cases) {
        if (deployed == null) {
            return Map.of();
        }
        deployed.requireAlive();
        return measure(deployed, Inference.run(deployed, cases, "staging-deployed", deadline), cases);
    }

    private void smoke(Findings findings, Inference inference) {
        findings.truth("smoke", "health", "GET /health answers 200", candidate.isHealthy());
        findings.truth(
                "smoke",
                "first_answer",
                "the first case is answered with 200",
                inference.samples().get(0).reply().status() == 200);
    }

    private void endToEnd(Findings findings, Inference inference) {
        findings.check(
                "end-to-end",
                "contract_rate",
                inference.contractRate(),
                "1: every answer is complete and repeats the request id",
                inference.contractRate() == 1);
        findings.check(
                "end-to-end",
                "traceable_rate",
                inference.traceableRate(),
                "1: every answer names model_version " + candidate.version() + " and policy_version "
                        + candidate.contract().policyVersion(),
                inference.traceableRate() == 1);
    }

    private static void robust(Findings findings, Map<String, Double> measured) {
        double rate = measured.getOrDefault(Metrics.ROBUSTNESS_RATE, 0.0);
        findings.check(
                "robustness",
                Metrics.ROBUSTNESS_RATE,
                rate,
                "1: every malformed or incomplete request is refused with 4xx or answered completely",
                rate == 1);
    }

    private void behave(Findings findings) {
        deadline.requireTimeLeft();
        findings.truth(
                "behaviour", "refuses_empty", "an empty request is refused", WrongRequests.refusesEmpty(candidate));
        findings.truth(
                "behaviour",
                "refuses_oversized",
                "a request of 2 MiB is refused",
                WrongRequests.refusesOversized(candidate));
    }

    private void log(Findings findings, Optional<InferenceLog> log, Cases cases) {
        if (log.isPresent()) {
            new Logging(plan()).check(findings, log.get(), cases);
        } else if (!plan().requiredLogEvents().isEmpty()) {
            findings.doubt("The events " + plan().requiredLogEvents() + " must be logged, but the serving runtime"
                    + " names no inference log of " + candidate.version() + ". Let it name one.");
        }
    }
}
