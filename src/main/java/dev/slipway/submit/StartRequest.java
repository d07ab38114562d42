package dev.slipway.submit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The request that starts the release of what was handed in.
 *
 * @param key the same for the same request, so that it starts one release however often it is sent
 */
record StartRequest(String key, String body) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** @throws IllegalArgumentException when the file is no such request, or one for another version */
    static Optional<StartRequest> read(Submission submission) throws IOException {
        if (submission.start().isEmpty()) {
            return Optional.empty();
        }
        Submission.Start start = submission.start().get();
        Map<String, Object> fields = fields(start);
        require(fields, "system", submission.system());
        require(fields, "version", submission.version());
        if (start.requestedBy() != null) {
            fields.put("requestedBy", start.requestedBy());
        }
        String body = JSON.writeValueAsString(fields);
        return Optional.of(new StartRequest(start.key() == null ? digest(body) : start.key(), body));
    }

    private static Map<String, Object> fields(Submission.Start start) throws IOException {
        try {
            if (JSON.readTree(Files.readString(start.file())) instanceof ObjectNode object) {
                @SuppressWarnings("unchecked")
                Map<String, Object> fields = JSON.convertValue(object, TreeMap.class);
                return fields;
            }
        } catch (JsonProcessingException e) {
            // said below
        }
        throw new IllegalArgumentException(start.file() + " must have the keys of the start form as one JSON object.");
    }

    private static void require(Map<String, Object> fields, String name, String wanted) {
        Object found = fields.putIfAbsent(name, wanted);
        if (found != null && !found.equals(wanted)) {
            throw new IllegalArgumentException(
                    "the start must be of the " + name + " that is handed in, " + wanted + "; found '" + found + "'.");
        }
    }

    private static String digest(String body) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(
                                    MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
