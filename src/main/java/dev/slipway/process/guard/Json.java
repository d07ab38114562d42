package dev.slipway.process.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** JSON as text, as the engine's Json values hold it. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static JsonNode read(InputStream json) throws IOException {
        return MAPPER.readTree(json);
    }

    /** A Json value, read without the engine's own parser; the missing node when its text is no JSON. */
    static JsonNode of(TypedValue value) {
        String text = value instanceof SerializableValue serialized ? serialized.getValueSerialized() : null;
        try {
            return MAPPER.readTree(text == null ? "null" : text);
        } catch (JsonProcessingException e) {
            return MAPPER.missingNode();
        }
    }

    /** Lists, maps, texts and numbers, as FEEL reads them. */
    static @Nullable Object plain(JsonNode node) {
        return MAPPER.convertValue(node, Object.class);
    }
}
