package dev.slipway.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The published form of each document that CI hands in: JSON Schema 2020-12, by type and version. */
public final class EvidenceSchemas {

    /** Every type that is taken, in the order in which a pipeline makes them. */
    public static final List<String> TYPES = List.of(
            "compliance",
            "build",
            "lineage",
            "evaluation",
            "risk-assessment",
            "model-card",
            "data-sheet",
            "staging",
            "packaging",
            "image-signature",
            "sbom",
            "provenance",
            "third-party-notice",
            "predetermined-changes",
            "user-documentation",
            "runbook",
            "release-notes",
            "declaration-of-conformity",
            "index");

    /** What is signed here; published, never handed in. */
    public static final List<String> STATEMENTS = List.of("deployment-approval", "deployment-authorization");

    /** Handed in for the release as a whole, or for one component as {@code sbom-<component>}. */
    private static final List<String> PER_COMPONENT = List.of("image-signature", "sbom", "provenance");

    private static final String NEWEST = ".1.json";
    private static final EvidenceSchemas OURS = new EvidenceSchemas();

    private final TreeMap<String, Schema> schemas = new TreeMap<>();

    private EvidenceSchemas() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                        .formatAssertionsEnabled(true)
                        .locale(Locale.ENGLISH)
                        .build()));
        TYPES.forEach(type -> schemas.put(type, load(registry, type)));
    }

    /** The type by which a document is checked; empty when none such is taken. */
    public static Optional<String> kind(String type) {
        return Stream.concat(
                        TYPES.stream().filter(type::equals),
                        PER_COMPONENT.stream().filter(kind -> type.startsWith(kind + "-")))
                .findFirst();
    }

    /** The text of a schema by its name, such as {@code build.1.json}; empty when there is none. */
    public static Optional<String> text(String name) {
        return Stream.concat(TYPES.stream(), STATEMENTS.stream())
                .map(type -> type + NEWEST)
                .filter(name::equals)
                .findFirst()
                .map(EvidenceSchemas::read);
    }

    /** Refuses what the type's schema refuses, unless its place was refused before; types without one are let be. */
    static void check(String type, JsonNode document, EvidenceReading reading) {
        Schema schema = kind(type).map(OURS.schemas::get).orElse(null);
        if (schema != null) {
            schema.validate(document).forEach(error -> new SchemaBreach(error, schema.getSchemaNode()).tell(reading));
        }
    }

    private static Schema load(SchemaRegistry registry, String type) {
        try {
            JsonNode schema = new ObjectMapper().readTree(read(type + NEWEST));
            return registry.getSchema(SchemaLocation.of("https://slipway.invalid/schemas/" + type + NEWEST), schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String name) {
        try (InputStream file = EvidenceSchemas.class.getResourceAsStream("/schemas/" + name)) {
            if (file == null) {
                throw new IllegalStateException("The schema " + name + " is missing in the application.");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The types in words. */
    public static String known() {
        return String.join(", ", TYPES);
    }
}
