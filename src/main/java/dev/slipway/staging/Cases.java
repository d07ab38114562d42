package dev.slipway.staging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.release.Digests;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The test cases of a data set whose bytes are those that were declared. */
record Cases(List<Case> all) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One case; the group is null where the data set names none. */
    record Case(JsonNode input, String expected, @Nullable String group) {

        byte[] request(String requestId) {
            return request(requestId, input);
        }

        static byte[] request(String requestId, JsonNode input) {
            ObjectNode request = JSON.createObjectNode().put("request_id", requestId);
            request.set("input", input);
            return request.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    static Cases read(StagingPlan.Dataset dataset) {
        byte[] bytes = bytes(dataset.location());
        String found = Digests.of(bytes);
        if (!found.equals(dataset.digest())) {
            throw SuiteStopped.inconclusive("The data set at " + dataset.location() + " must have the digest "
                    + dataset.digest() + " that its evaluation declares; found " + found
                    + ". Put the declared data set back, or declare this one.");
        }
        return new Cases(parse(new String(bytes, StandardCharsets.UTF_8), dataset.location()));
    }

    boolean hasGroups() {
        return all.stream().anyMatch(test -> test.group() != null);
    }

    private static List<Case> parse(String text, URI location) {
        List<Case> cases = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int number = 0; number < lines.size(); number++) {
            if (!lines.get(number).isBlank()) {
                cases.add(parse(lines.get(number), location + " line " + (number + 1)));
            }
        }
        if (cases.isEmpty()) {
            throw SuiteStopped.inconclusive(
                    "The data set at " + location + " has no test cases. Hand in one that has.");
        }
        return List.copyOf(cases);
    }

    private static Case parse(String line, String place) {
        JsonNode json = json(line, place);
        if (!json.path("input").isObject() || !json.path("expected").isTextual()) {
            throw SuiteStopped.inconclusive("A test case needs an object 'input' and a text 'expected'; " + place
                    + " has not. Correct the data set and declare its new digest.");
        }
        return new Case(
                json.path("input"),
                json.path("expected").asText(),
                json.hasNonNull("group") ? json.path("group").asText() : null);
    }

    private static JsonNode json(String line, String place) {
        try {
            return Objects.requireNonNull(JSON.readTree(line));
        } catch (IOException e) {
            throw SuiteStopped.inconclusive(
                    "A test case must be one JSON object; " + place + " is not. Correct the data set.");
        }
    }

    private static byte[] bytes(URI location) {
        try {
            return Files.readAllBytes(location.isAbsolute() ? Path.of(location) : Path.of(location.getPath()));
        } catch (IOException | RuntimeException e) {
            throw SuiteStopped.inconclusive("The data set at " + location + " cannot be read (" + e
                    + "). Put it back, then run staging again.");
        }
    }
}
