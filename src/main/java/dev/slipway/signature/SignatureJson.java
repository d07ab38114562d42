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
public record SignatureJson(String path, JsonNode node) {

    private static final int MAX_DEPTH = 32;
    private static final ObjectMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws UnreadableSignature when the bytes are not one JSON object */
    public static SignatureJson parse(String what, byte[] bytes) {
        try {
            JsonNode node = STRICT.readTree(bytes);
            return new SignatureJson(what, node).requireObject();
        } catch (IOException e) {
            throw new UnreadableSignature(what + " must be one JSON object; it cannot be read as JSON.");
        }
    }

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    public String text(String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual()) {
            throw new UnreadableSignature(at(name) + " must be a text; found " + found(value) + ".");
        }
        return value.textValue();
    }

    /** Bytes in base64; both alphabets are read, as DSSE demands. */
    public byte[] bytes(String name) {
        return decoded(at(name), text(name));
    }

    /** Bytes in base64 that has no other spelling in its alphabet, so that a changed character is a changed byte. */
    public byte[] exactBytes(String name) {
        String text = text(name);
        byte[] bytes = decoded(at(name), text);
        boolean exact = text.equals(Base64.getEncoder().encodeToString(bytes))
                || text.equals(Base64.getUrlEncoder().encodeToString(bytes))
                || text.equals(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        if (!exact) {
            throw new UnreadableSignature(at(name) + " must be base64 in its shortest spelling; it is not.");
        }
        return bytes;
    }

    /** A list of such texts. */
    public List<byte[]> listOfBytes(String name) {
        List<byte[]> all = new ArrayList<>();
        node.path(name).forEach(item -> all.add(decoded(at(name), item.asText())));
        return all;
    }

    /** A whole number from 0 on; the JSON of protocol buffers writes long ones as texts, and leaves 0 out. */
    public long number(String name) {
        String digits = node.path(name).asText("0");
        if (!digits.matches("0|[1-9][0-9]{0,17}")) {
            throw new UnreadableSignature(at(name) + " must be a whole number from 0 on; found '" + digits + "'.");
        }
        return Long.parseLong(digits);
    }

    public SignatureJson object(String name) {
        return new SignatureJson(at(name), node.path(name)).requireObject();
    }

    public List<SignatureJson> objects(String name) {
        JsonNode list = node.path(name);
        if (!list.isArray()) {
            throw new UnreadableSignature(at(name) + " must be a list; found " + found(list) + ".");
        }
        List<SignatureJson> objects = new ArrayList<>();
        list.forEach(
                item -> objects.add(new SignatureJson(at(name) + "[" + objects.size() + "]", item).requireObject()));
        return objects;
    }

    private static byte[] decoded(String at, String text) {
        try {
            boolean urlSafe = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
            return (urlSafe ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(text);
        } catch (IllegalArgumentException e) {
            throw new UnreadableSignature(at + " must be base64; it is not.");
        }
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
