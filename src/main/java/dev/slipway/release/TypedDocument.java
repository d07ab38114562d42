package dev.slipway.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One document's bytes, read strictly, by the rules of its type and by its schema. */
final class TypedDocument {

    private static final String SCHEMA_VERSION = "schema_version";

    private final String type;
    private final byte[] content;
    private final boolean yaml;
    private final EvidenceReading reading;

    TypedDocument(String type, String fileName, byte[] content, boolean yaml) {
        this.type = type;
        this.content = content;
        this.yaml = yaml;
        this.reading = new EvidenceReading(fileName);
    }

    /** What the reader makes of it; empty when anything was refused. */
    <T> Optional<T> read(Function<Section, Optional<T>> reader) {
        Optional<T> result = EvidenceSyntax.read(content, yaml, EvidenceLimits.of(type), reading)
                .flatMap(node -> read(node, reader));
        EvidenceSyntax.locate(content, yaml, reading);
        return reading.findings().isEmpty() ? result : Optional.empty();
    }

    private <T> Optional<T> read(ObjectNode node, Function<Section, Optional<T>> reader) {
        JsonNode version = node.remove(SCHEMA_VERSION);
        Optional<T> result = reader.apply(new Section(node, "", reading));
        if (version != null) {
            node.set(SCHEMA_VERSION, version);
        }
        EvidenceSchemas.check(type, node, reading);
        return result;
    }

    List<Finding> findings() {
        return reading.findings();
    }
}
