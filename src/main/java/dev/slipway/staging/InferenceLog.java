package dev.slipway.staging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a service wrote to its inference log after this was opened. */
record InferenceLog(Path file, long from) {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Shorter texts appear in a log for many reasons. */
    private static final int TELLING_LENGTH = 5;

    static InferenceLog open(Path file) {
        return new InferenceLog(file, file.toFile().length());
    }

    long events(String event) {
        return lines().filter(line -> line.path("event").asText().equals(event)).count();
    }

    /** Lines in which a value of this input field can be read: under its own name, or anywhere when it is telling. */
    long disclosures(String field, Cases cases) {
        List<JsonNode> values = cases.all().stream()
                .map(test -> test.input().path(field))
                .filter(JsonNode::isValueNode)
                .distinct()
                .toList();
        Set<String> texts = values.stream().map(JsonNode::asText).collect(Collectors.toSet());
        List<String> telling = values.stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> text.length() >= TELLING_LENGTH)
                .toList();
        return lines().filter(line -> names(line, field, texts) || contains(line, telling))
                .count();
    }

    private static boolean names(JsonNode line, String field, Set<String> values) {
        return line.findValues(field).stream().anyMatch(found -> values.contains(found.asText()));
    }

    private static boolean contains(JsonNode line, List<String> values) {
        String text = line.toString();
        return values.stream().anyMatch(text::contains);
    }

    private Stream<JsonNode> lines() {
        try {
            byte[] all = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            int start = (int) Math.min(from, all.length);
            return new String(all, start, all.length - start, StandardCharsets.UTF_8)
                    .lines()
                    .map(InferenceLog::json);
        } catch (IOException e) {
            throw SuiteStopped.inconclusive("The inference log " + file + " cannot be read (" + e
                    + "). Give the right to read it, then run staging again.");
        }
    }

    private static JsonNode json(String line) {
        try {
            return Objects.requireNonNullElse(JSON.readTree(line), JSON.missingNode());
        } catch (IOException notJson) {
            return JSON.getNodeFactory().textNode(line);
        }
    }
}
