package dev.slipway.signature;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * One object of a signature's JSON, of which each value has one meaning: no name twice, nothing behind the end.
 *
 * @param path where it stands, for messages
 */
record SignatureJson(String path, JsonNode node) {

    private static final int MAX_DEPTH = 32;
    private static final ObjectMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static SignatureJson parse(String what, byte[] bytes) {
        try {
            JsonNode node = STRICT.readTree(bytes);
            return new SignatureJson(what, node).requireObject();
        } catch (IOException e) {
            throw new UnreadableSignature(what + " must be one JSON object; it cannot be read as JSON.");
        }
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    String text(String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual()) {
            throw new UnreadableSignature(at(name) + " must be a text; found " + found(value) + ".");
        }
        return value.textValue();
    }

    /** Bytes in base64; both alphabets are read, as DSSE demands. */
    byte[] bytes(String name) {
        String text = text(name);
        try {
            boolean urlSafe = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
            return (urlSafe ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(text);
        } catch (IllegalArgumentException e) {
            throw new UnreadableSignature(at(name) + " must be base64; it is not.");
        }
    }

    SignatureJson object(String name) {
        return new SignatureJson(at(name), node.path(name)).requireObject();
    }

    List<SignatureJson> objects(String name) {
        JsonNode list = node.path(name);
        if (!list.isArray()) {
            throw new UnreadableSignature(at(name) + " must be a list; found " + found(list) + ".");
        }
        List<SignatureJson> objects = new ArrayList<>();
        list.forEach(
                item -> objects.add(new SignatureJson(at(name) + "[" + objects.size() + "]", item).requireObject()));
        return objects;
    }

    private SignatureJson requireObject() {
        if (node == null || !node.isObject()) {
            throw new UnreadableSignature(path + " must be an object; found " + found(node) + ".");
        }
        return this;
    }

    private static String found(JsonNode value) {
        return value == null || value.isMissingNode()
                ? "nothing"
                : value.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
    }

    private String at(String name) {
        return path + "." + name;
    }
}
