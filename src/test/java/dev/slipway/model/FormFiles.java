package dev.slipway.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The forms of the procedure as they lie in {@code forms/}. */
final class FormFiles {

    private static final Path FORMS = Path.of("forms");
    private static final ObjectMapper JSON = new ObjectMapper();

    private FormFiles() {}

    /** By file name without its ending. */
    static Map<String, JsonNode> all() throws IOException {
        Map<String, JsonNode> forms = new TreeMap<>();
        try (Stream<Path> files = Files.list(FORMS)) {
            for (Path file : files.toList()) {
                forms.put(file.getFileName().toString().replaceFirst("\\.form$", ""), JSON.readTree(file.toFile()));
            }
        }
        return forms;
    }

    /** All components of a form, those in groups too. */
    static Stream<JsonNode> components(JsonNode form) {
        return children(form).stream().flatMap(child -> Stream.concat(Stream.of(child), components(child)));
    }

    /** All components that send a value. */
    static Stream<JsonNode> fields(JsonNode form) {
        return components(form).filter(component -> component.has("key"));
    }

    static List<JsonNode> children(JsonNode parent) {
        return parent.path("components").valueStream().toList();
    }
}
