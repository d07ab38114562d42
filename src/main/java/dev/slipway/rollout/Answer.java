package dev.slipway.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a version answered to one request.
 *
 * @param status HTTP status, 0 when no answer came in time
 * @param contentType as the version said, null when it said nothing
 * @param outcome null when the answer is not of the contract
 * @param score 0 to 1, meaningless without an outcome
 */
record Answer(
        int status,
        byte[] body,
        @Nullable String contentType,
        @Nullable String outcome,
        double score) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer none() {
        return new Answer(0, new byte[0], null, null, 0);
    }

    /** Reads an answer that must come from exactly this version. */
    static Answer read(int status, byte[] body, @Nullable String contentType, String version) {
        JsonNode json = status == 200 ? parse(body) : null;
        boolean held = json != null && ofContract(json, version);
        return new Answer(
                status,
                body,
                contentType,
                held && json != null ? json.path("outcome").textValue() : null,
                held && json != null ? json.path("score").doubleValue() : 0);
    }

    boolean isError() {
        return outcome == null;
    }

    /** Nothing that a person could use: no answer, a failing version, or another version's words. */
    boolean isBroken() {
        return isError() && (status < 400 || status >= 500);
    }

    private static boolean ofContract(JsonNode json, String version) {
        double score = json.path("score").doubleValue();
        return version.equals(json.path("model_version").textValue())
                && json.path("score").isNumber()
                && score >= 0
                && score <= 1
                && json.path("outcome").isTextual();
    }

    private static @Nullable JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            return null;
        }
    }
}
