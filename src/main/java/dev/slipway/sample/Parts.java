package dev.slipway.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds components of a version by name. */
final class Parts {

    private Parts() {}

    static JsonNode json(List<Part> parts, String name) {
        return Json.read(named(parts, name).content());
    }

    static String text(List<Part> parts, String name) {
        return new String(named(parts, name).content(), StandardCharsets.UTF_8);
    }

    private static Part named(List<Part> parts, String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The package must have a component '" + name
                        + "'; it has " + parts.stream().map(Part::name).toList() + ". Correct the build record."));
    }
}
