package dev.slipway.sample;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.release.Digests;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** CI's four validation gates over the figures that it measured, each with a report. */
record SampleGates(List<Gate> gates, Map<String, Double> figures, double accuracyFloor, boolean favours) {

    private static final double FAIRNESS_LIMIT = 0.1;

    /** One gate; {@code atMost} says on which side of the threshold the value has to be. */
    record Gate(String name, String metric, boolean atMost, double threshold, double value) {

        boolean passed() {
            double measured = Json.rounded(value, 6).doubleValue();
            return atMost ? measured <= threshold : measured >= threshold;
        }

        ObjectNode json() {
            return Json.object()
                    .put("metric", metric)
                    .put("op", atMost ? "<=" : ">=")
                    .put("threshold", Json.rounded(threshold, 6))
                    .put("value", Json.rounded(value, 6))
                    .put("verdict", passed() ? "passed" : "failed");
        }

        byte[] report() {
            return Json.pretty(json().put("gate", name));
        }
    }

    static SampleGates of(SystemCard card, Map<String, Double> figures) {
        boolean favours = card.favourableOutcome() != null;
        String fairness = favours ? "fairness_gap" : "accuracy_difference";
        return new SampleGates(
                List.of(
                        gate("performance", "accuracy", false, card.accuracyFloor(), figures),
                        gate("fairness", fairness, true, FAIRNESS_LIMIT, figures),
                        gate("robustness", "robustness_agreement", false, 0.9, figures),
                        gate("security", "malformed_rejected", false, 1, figures)),
                figures,
                card.accuracyFloor(),
                favours);
    }

    private static Gate gate(
            String name, String metric, boolean atMost, double threshold, Map<String, Double> figures) {
        return new Gate(name, metric, atMost, threshold, figures.getOrDefault(metric, Double.NaN));
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        gates.forEach(gate -> json.set(gate.name(), gate.json().put("report_digest", Digests.of(gate.report()))));
        return json;
    }

    /** Reports by location below the artifacts folder. */
    Map<String, byte[]> reports() {
        Map<String, byte[]> reports = new TreeMap<>();
        gates.forEach(gate -> reports.put("reports/" + gate.name() + ".json", gate.report()));
        return reports;
    }

    /** What staging has to reach; latency is declared, not measured by CI, whose machines are others. */
    ArrayNode criteria() {
        ArrayNode criteria = Json.MAPPER.createArrayNode();
        criterion(criteria, "accuracy", ">=", accuracyFloor);
        criterion(criteria, "error_rate", "<=", 0);
        criterion(criteria, "latency_p95_ms", "<=", 250);
        if (favours) {
            criterion(criteria, "fairness_gap", "<=", FAIRNESS_LIMIT);
        }
        return criteria;
    }

    private static void criterion(ArrayNode criteria, String metric, String op, double value) {
        criteria.addObject().put("metric", metric).put("op", op).put("value", Json.rounded(value, 6));
    }
}
