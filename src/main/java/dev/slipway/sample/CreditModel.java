package dev.slipway.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A logistic regression over standardised features, trained by gradient descent. */
record CreditModel(double bias, double[] weights, double[] means, double[] deviations) {

    static final List<String> FEATURES = List.of("income", "debt_ratio", "years_employed", "late_payments");

    private static final double LEARNING_RATE = 0.5;

    static CreditModel trained(List<Applicant> applicants, int rounds) {
        double[] means = new double[FEATURES.size()];
        double[] deviations = new double[FEATURES.size()];
        for (int i = 0; i < means.length; i++) {
            int feature = i;
            means[i] = rounded(
                    applicants.stream().mapToDouble(a -> a.features()[feature]).reduce(0, Double::sum)
                            / applicants.size());
            double squares = applicants.stream()
                    .mapToDouble(
                            a -> (a.features()[feature] - means[feature]) * (a.features()[feature] - means[feature]))
                    .reduce(0, Double::sum);
            deviations[i] = rounded(StrictMath.sqrt(squares / applicants.size()));
        }
        CreditModel model = new CreditModel(0, new double[FEATURES.size()], means, deviations);
        for (int round = 0; round < rounds; round++) {
            model = model.improved(applicants);
        }
        return model.rounded();
    }

    /** Probability that the loan is repaid. */
    double probability(double[] features, double offset) {
        double logit = bias + offset;
        for (int i = 0; i < weights.length; i++) {
            logit += weights[i] * (features[i] - means[i]) / deviations[i];
        }
        return sigmoid(logit);
    }

    byte[] toJson() {
        ObjectNode json = Json.object().put("algorithm", "logistic-regression").put("bias", Json.rounded(bias, 6));
        ArrayNode features = json.putArray("features");
        for (int i = 0; i < weights.length; i++) {
            features.addObject()
                    .put("name", FEATURES.get(i))
                    .put("weight", Json.rounded(weights[i], 6))
                    .put("mean", Json.rounded(means[i], 6))
                    .put("deviation", Json.rounded(deviations[i], 6));
        }
        return Json.pretty(json);
    }

    static CreditModel fromJson(JsonNode json) {
        return new CreditModel(
                json.path("bias").asDouble(), column(json, "weight"), column(json, "mean"), column(json, "deviation"));
    }

    static double sigmoid(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }

    private CreditModel improved(List<Applicant> applicants) {
        double biasGradient = 0;
        double[] gradients = new double[weights.length];
        for (Applicant applicant : applicants) {
            double[] features = applicant.features();
            double error = probability(features, 0) - (applicant.repays() ? 1 : 0);
            biasGradient += error;
            for (int i = 0; i < gradients.length; i++) {
                gradients[i] += error * (features[i] - means[i]) / deviations[i];
            }
        }
        double step = LEARNING_RATE / applicants.size();
        double[] next = new double[weights.length];
        for (int i = 0; i < next.length; i++) {
            next[i] = weights[i] - step * gradients[i];
        }
        return new CreditModel(bias - step * biasGradient, next, means, deviations);
    }

    private CreditModel rounded() {
        double[] shortened = new double[weights.length];
        for (int i = 0; i < shortened.length; i++) {
            shortened[i] = rounded(weights[i]);
        }
        return new CreditModel(rounded(bias), shortened, means, deviations);
    }

    private static double rounded(double value) {
        return Json.rounded(value, 6).doubleValue();
    }

    private static double[] column(JsonNode json, String name) {
        JsonNode features = json.path("features");
        double[] column = new double[features.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = features.get(i).path(name).asDouble();
        }
        return column;
    }
}
