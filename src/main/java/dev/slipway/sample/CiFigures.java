package dev.slipway.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What CI measures about a version on its data set, with the code that serves. */
record CiFigures(List<Result> results, List<ObjectNode> malformed, SampleSystem system, Responder responder) {

    record Result(TestCase test, Responder.Prediction prediction) {

        boolean right() {
            return test.expected().equals(prediction.outcome());
        }
    }

    static CiFigures measured(SampleSystem system, SampleVersion version) {
        Responder responder = system.responder(version.evaluated());
        List<Result> results = version.cases().stream()
                .map(test -> new Result(test, responder.answer(test.input())))
                .toList();
        return new CiFigures(results, system.malformed(), system, responder);
    }

    double accuracy() {
        return share(results, result -> result.right() ? 1 : 0);
    }

    /** Difference between the groups' shares of the favourable outcome. */
    double fairnessGap(String favourable) {
        return difference(result -> result.prediction().outcome().equals(favourable) ? 1 : 0);
    }

    /** Difference between the groups' accuracies, for systems that favour nobody. */
    double accuracyDifference() {
        return difference(result -> result.right() ? 1 : 0);
    }

    /** Probability that a case with the favourable outcome scores above one without. */
    double areaUnderCurve(String favourable) {
        List<Result> sorted = new ArrayList<>(results);
        sorted.sort(Comparator.comparingDouble(result -> result.prediction().score()));
        double ranks = 0;
        long positives = 0;
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).test().expected().equals(favourable)) {
                ranks += i + 1;
                positives++;
            }
        }
        long negatives = sorted.size() - positives;
        return (ranks - positives * (positives + 1) / 2.0) / (positives * (double) negatives);
    }

    /** Share of the cases whose outcome stays when the question is asked a little differently. */
    double robustnessAgreement() {
        return share(results, result -> {
            Responder.Prediction again =
                    responder.answer(system.perturbed(result.test().input()));
            return again.outcome().equals(result.prediction().outcome()) ? 1 : 0;
        });
    }

    double malformedRejected() {
        return share(malformed, input -> rejects(input) ? 1 : 0);
    }

    Map<String, Double> all(@Nullable String favourable) {
        Map<String, Double> figures = new TreeMap<>();
        figures.put("accuracy", accuracy());
        figures.put("robustness_agreement", robustnessAgreement());
        figures.put("malformed_rejected", malformedRejected());
        if (favourable == null) {
            figures.put("accuracy_difference", accuracyDifference());
        } else {
            figures.put("fairness_gap", fairnessGap(favourable));
            figures.put("auc", areaUnderCurve(favourable));
        }
        return figures;
    }

    Map<String, Double> accuracyBySlice() {
        return results.stream()
                .collect(Collectors.groupingBy(
                        result -> result.test().slice(),
                        TreeMap::new,
                        Collectors.averagingDouble(result -> result.right() ? 1 : 0)));
    }

    private boolean rejects(ObjectNode input) {
        try {
            responder.answer(input);
            return false;
        } catch (MalformedInput expected) {
            return true;
        }
    }

    private double difference(ToDoubleFunction<Result> figure) {
        List<Double> shares = results.stream()
                .collect(Collectors.groupingBy(result -> result.test().slice(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(group -> share(group, figure))
                .sorted()
                .toList();
        return shares.isEmpty() ? 0 : shares.get(shares.size() - 1) - shares.get(0);
    }

    private static <T> double share(List<T> items, ToDoubleFunction<T> figure) {
        return items.stream().mapToDouble(figure).average().orElse(0);
    }
}
