package dev.slipway.staging;

import dev.slipway.staging.Cases.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every case of the data set sent once to one version, with what it answered. */
record Inference(Contract contract, List<Sample> samples) {

    /** One case and its answer. */
    record Sample(Case test, String requestId, Reply reply) {

        boolean isCorrect() {
            return test.expected().equals(reply.outcome());
        }
    }

    static Inference run(Service service, Cases cases, String run, Deadline deadline) {
        List<Sample> samples = new ArrayList<>();
        for (Case test : cases.all()) {
            deadline.requireTimeLeft();
            String requestId = run + "-" + samples.size();
            Reply reply = service.predict(test.request(requestId));
            if (!reply.came()) {
                service.requireAlive();
            }
            samples.add(new Sample(test, requestId, reply));
        }
        return new Inference(service.contract(), samples);
    }

    double accuracy() {
        return share(samples.stream().filter(Sample::isCorrect).count());
    }

    double errorRate() {
        return share(samples.stream()
                .filter(sample -> !sample.reply().keeps(contract))
                .count());
    }

    /** Share of answers by the right version that carry all of the contract and the request's own id. */
    double contractRate() {
        return share(samples.stream()
                .filter(sample ->
                        sample.reply().keeps(contract) && sample.reply().echoes(sample.requestId()))
                .count());
    }

    /** Share of answers that name both the version and the settings which were started. */
    double traceableRate() {
        return share(samples.stream()
                .filter(sample -> sample.reply().names(contract))
                .count());
    }

    /** Demographic parity difference: the largest difference between groups in the share of the favourable outcome. */
    OptionalDouble fairnessGap(@Nullable String favourable) {
        Map<String, Double> shares = samples.stream()
                .filter(sample -> sample.test().group() != null)
                .collect(Collectors.groupingBy(
                        sample -> String.valueOf(sample.test().group()),
                        Collectors.averagingDouble(
                                sample -> sample.reply().outcome().equals(favourable) ? 1 : 0)));
        if (favourable == null || shares.size() < 2) {
            return OptionalDouble.empty();
        }
        var spread = shares.values().stream().collect(Collectors.summarizingDouble(Double::doubleValue));
        return OptionalDouble.of(spread.getMax() - spread.getMin());
    }

    private double share(long count) {
        return (double) count / samples.size();
    }
}
