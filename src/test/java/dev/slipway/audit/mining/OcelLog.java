package dev.slipway.audit.mining;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** An event log as another program reads it, held against the schema of OCEL 2.0 and what its specification asks beyond. */
public final class OcelLog {

    private static final Set<String> TYPES = Set.of("string", "time", "integer", "float", "boolean");

    private final JsonNode log;
    private final Map<String, JsonNode> objects = new HashMap<>();

    private OcelLog(JsonNode log) {
        this.log = log;
    }

    /** Fails when it is none. */
    public static OcelLog read(byte[] file) throws IOException {
        OcelLog log = new OcelLog(new ObjectMapper().readTree(file));
        log.check();
        return log;
    }

    private void check() throws IOException {
        assertThat(schema().validate(log)).as("breaches of the schema").isEmpty();
        log.path("objects")
                .forEach(thing -> assertThat(objects.put(thing.path("id").asText(), thing))
                        .as(thing.path("id").asText() + " stands there twice")
                        .isNull());
        check("events", declared("eventTypes"));
        check("objects", declared("objectTypes"));
        assertThat(ids()).as("ids of events").doesNotHaveDuplicates().noneMatch(objects::containsKey);
    }

    private static Schema schema() throws IOException {
        try (InputStream file = OcelLog.class.getResourceAsStream("/ocel/ocel20-schema-json.json")) {
            return SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_7,
                            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build()))
                    .getSchema(new ObjectMapper().readTree(Objects.requireNonNull(file)));
        }
    }

    private Map<String, Map<String, String>> declared(String which) {
        Map<String, Map<String, String>> declared = new HashMap<>();
        for (JsonNode type : log.path(which)) {
            Map<String, String> attributes = new HashMap<>();
            type.path("attributes")
                    .forEach(attribute -> attributes.put(
                            attribute.path("name").asText(),
                            attribute.path("type").asText()));
            assertThat(TYPES).containsAll(attributes.values());
            assertThat(declared.put(type.path("name").asText(), attributes))
                    .as(type + " is declared twice")
                    .isNull();
        }
        return declared;
    }

    private void check(String which, Map<String, Map<String, String>> declared) {
        for (JsonNode one : log.path(which)) {
            assertThat(declared).as(one.toString()).containsKey(one.path("type").asText());
            Map<String, String> attributes =
                    declared.getOrDefault(one.path("type").asText(), Map.of());
            one.path("attributes").forEach(value -> check(value, attributes));
            Set<JsonNode> relations = new HashSet<>();
            one.path("relationships").forEach(relation -> {
                assertThat(objects)
                        .as(one.toString())
                        .containsKey(relation.path("objectId").asText());
                assertThat(relations.add(relation)).as(one.toString()).isTrue();
            });
        }
    }

    private static void check(JsonNode value, Map<String, String> attributes) {
        assertThat(attributes).containsKey(value.path("name").asText());
        String said = value.path("value").asText();
        switch (attributes.getOrDefault(value.path("name").asText(), "")) {
            case "integer" -> assertThat(said).matches("-?[0-9]+");
            case "boolean" -> assertThat(said).matches("true|false");
            case "time" -> assertThat(Instant.parse(said)).isNotNull();
            default -> assertThat(said).isNotEmpty();
        }
    }

    private List<String> ids() {
        return texts(log.path("events"), "id");
    }

    private static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.path(field).asText()));
        return texts;
    }

    /** What happened, in order. */
    public List<String> activities() {
        return texts(log.path("events"), "type");
    }

    public List<String> eventTypes() {
        return texts(log.path("eventTypes"), "name");
    }

    /** The ids of all things of a type. */
    public List<String> things(String type) {
        return objects.values().stream()
                .filter(thing -> thing.path("type").asText().equals(type))
                .map(thing -> thing.path("id").asText())
                .sorted()
                .toList();
    }

    /** What is told of a thing, {@code name=value} each, in the order of time. */
    public List<String> told(String id) {
        List<String> told = new ArrayList<>();
        Objects.requireNonNull(objects.get(id), id)
                .path("attributes")
                .forEach(value -> told.add(
                        value.path("name").asText() + "=" + value.path("value").asText()));
        return told;
    }

    /** What an event says and what it is about, {@code qualifier id} each. */
    public List<String> relations(long entry) {
        List<String> relations = new ArrayList<>();
        log.path("events")
                .path((int) entry)
                .path("relationships")
                .forEach(relation -> relations.add(relation.path("qualifier").asText() + " "
                        + relation.path("objectId").asText()));
        return relations;
    }
}
