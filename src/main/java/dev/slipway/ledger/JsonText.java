package dev.slipway.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads JSON strictly: what it accepts has one meaning, and its bytes are the bytes of its text. */
final class JsonText {

    private static final ObjectMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(PlainJson.MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private JsonText() {}

    /** @throws UnacceptableJson when the text is not one plain I-JSON object */
    static Map<String, Object> parse(String text) {
        try {
            return PlainJson.admit(object(text));
        } catch (JsonProcessingException e) {
            throw new UnacceptableJson("$", "strict JSON", "'" + e.getOriginalMessage() + "'", "Repair the document");
        }
    }

    /** The text of bytes that are exactly the UTF-8 of it. */
    static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnacceptableJson("$", "UTF-8", "other bytes", "Repair the document");
        }
    }

    private static Map<String, Object> object(String text) throws JsonProcessingException {
        Map<String, Object> object = STRICT.readValue(text, OBJECT);
        if (object == null) {
            throw new UnacceptableJson("$", "a JSON object", "null", "Repair the document");
        }
        return object;
    }
}
