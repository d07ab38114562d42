package dev.slipway.release;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads JSON and YAML strictly: bounded, UTF-8, one object, no key twice, no anchors, aliases or tags. */
final class EvidenceSyntax {

    static final int MAX_MANIFEST_BYTES = 64 * 1024;
    static final int MAX_RECORD_BYTES = 1024 * 1024;

    private static final int MAX_DEPTH = 20;
    private static final String SYNTAX = "DOCUMENT_BROKEN";
    private static final String MEND = "Mend the document and hand in its next revision.";
    private static final ObjectMapper JSON = strict(new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()));
    private static final ObjectMapper YAML = strict(new ObjectMapper(YAMLFactory.builder()
            .loaderOptions(YamlBounds.options(MAX_RECORD_BYTES, MAX_DEPTH))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()));

    private EvidenceSyntax() {}

    static Optional<ObjectNode> read(byte[] content, boolean yaml, int maxBytes, EvidenceReading reading) {
        if (content.length > maxBytes) {
            reading.refuse(
                    "DOCUMENT_TOO_LARGE",
                    "",
                    "must have at most " + maxBytes + " bytes; found " + content.length + ".",
                    "Shorten it and refer to bulky material by location and digest.");
            return Optional.empty();
        }
        return text(content, reading)
                .filter(text -> !yaml || YamlBounds.hold(text, maxBytes, MAX_DEPTH, reading))
                .flatMap(text -> tree(text, yaml ? YAML : JSON, reading));
    }

    /** Says on which line each finding about this content stands. */
    static void locate(byte[] content, boolean yaml, EvidenceReading reading) {
        reading.locate(new String(content, StandardCharsets.UTF_8), (yaml ? YAML : JSON).getFactory());
    }

    private static Optional<String> text(byte[] content, EvidenceReading reading) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException e) {
            reading.refuse(SYNTAX, "", "must be UTF-8 text; found other bytes.", MEND);
            return Optional.empty();
        }
    }

    private static Optional<ObjectNode> tree(String text, ObjectMapper mapper, EvidenceReading reading) {
        try {
            JsonNode tree = mapper.readTree(text);
            if (tree instanceof ObjectNode object) {
                return Optional.of(object);
            }
            reading.refuse(SYNTAX, "", "must be one object with named fields; found something else.", MEND);
        } catch (JsonProcessingException e) {
            reading.refuse(SYNTAX, line(e.getLocation()), "cannot be parsed: " + firstLine(e) + ".", MEND);
        } catch (RuntimeException e) {
            reading.refuse(SYNTAX, "", "cannot be parsed: " + firstLine(e) + ".", MEND);
        }
        return Optional.empty();
    }

    private static String line(JsonLocation location) {
        return location == null ? "" : "line " + location.getLineNr();
    }

    private static String firstLine(Exception e) {
        String message = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return message == null ? "no reason given" : message.lines().findFirst().orElse("no reason given");
    }

    private static ObjectMapper strict(ObjectMapper mapper) {
        return mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }
}
