package dev.slipway.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A multinomial naive Bayes model with add-one smoothing: logarithms of priors and word probabilities. */
record InvoiceModel(Map<String, Double> priors, Map<String, Map<String, Double>> words, Map<String, Double> unseen) {

    record Guess(String category, double probability) {}

    static InvoiceModel trained(List<TestCase> cases) {
        SortedMap<String, List<String>> byCategory = new TreeMap<>();
        SortedSet<String> vocabulary = new TreeSet<>();
        for (TestCase each : cases) {
            List<String> tokens = tokens(each.input().path("line").asText());
            vocabulary.addAll(tokens);
            byCategory.computeIfAbsent(each.expected(), c -> new ArrayList<>()).addAll(tokens);
        }
        Map<String, Double> priors = new TreeMap<>();
        Map<String, Map<String, Double>> words = new TreeMap<>();
        Map<String, Double> unseen = new TreeMap<>();
        byCategory.forEach((category, tokens) -> {
            double total = tokens.size() + vocabulary.size() + 1.0;
            long documents =
                    cases.stream().filter(c -> c.expected().equals(category)).count();
            priors.put(category, log((double) documents / cases.size()));
            unseen.put(category, log(1 / total));
            Map<String, Double> logs = new TreeMap<>();
            vocabulary.forEach(word -> logs.put(word, log((count(tokens, word) + 1) / total)));
            words.put(category, logs);
        });
        return new InvoiceModel(priors, words, unseen);
    }

    Guess guess(String line) {
        Map<String, Double> logs = new TreeMap<>();
        priors.forEach((category, prior) -> logs.put(
                category,
                prior
                        + tokens(line).stream()
                                .mapToDouble(word -> log(category, word))
                                .sum()));
        String best = logs.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        double highest = logs.getOrDefault(best, 0.0);
        double sum = logs.values().stream()
                .mapToDouble(log -> StrictMath.exp(log - highest))
                .sum();
        return new Guess(best, 1 / sum);
    }

    byte[] toJson() {
        ObjectNode json = Json.object().put("algorithm", "multinomial-naive-bayes");
        ObjectNode categories = json.putObject("categories");
        priors.forEach((category, prior) -> {
            ObjectNode node = categories
                    .putObject(category)
                    .put("prior", Json.rounded(prior, 6))
                    .put("unseen", Json.rounded(unseen.getOrDefault(category, 0.0), 6));
            ObjectNode logs = node.putObject("words");
            words.getOrDefault(category, Map.of()).forEach((word, log) -> logs.put(word, Json.rounded(log, 6)));
        });
        return Json.pretty(json);
    }

    static InvoiceModel fromJson(JsonNode json) {
        Map<String, Double> priors = new TreeMap<>();
        Map<String, Map<String, Double>> words = new TreeMap<>();
        Map<String, Double> unseen = new TreeMap<>();
        json.path("categories").fields().forEachRemaining(category -> {
            priors.put(category.getKey(), category.getValue().path("prior").asDouble());
            unseen.put(category.getKey(), category.getValue().path("unseen").asDouble());
            Map<String, Double> logs = new TreeMap<>();
            category.getValue()
                    .path("words")
                    .fields()
                    .forEachRemaining(w -> logs.put(w.getKey(), w.getValue().asDouble()));
            words.put(category.getKey(), logs);
        });
        return new InvoiceModel(priors, words, unseen);
    }

    private double log(String category, String word) {
        double otherwise = unseen.getOrDefault(category, 0.0);
        return words.getOrDefault(category, Map.of()).getOrDefault(word, otherwise);
    }

    private static double log(double probability) {
        return Json.rounded(StrictMath.log(probability), 6).doubleValue();
    }

    private static long count(List<String> tokens, String word) {
        return tokens.stream().filter(word::equals).count();
    }

    private static List<String> tokens(String line) {
        return Arrays.stream(line.toLowerCase(Locale.ROOT).split("[^a-z]+", -1))
                .filter(t -> t.length() > 2)
                .toList();
    }
}
