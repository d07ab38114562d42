package dev.slipway.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.release.ReleasePackage;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What one running version does with a request: checks, answers, logs. */
record SampleService(
        ReleasePackage releasePackage, Responder responder, List<String> masked, InferenceLog log, Clock clock) {

    private static final int LONGEST_REQUEST_ID = 100;

    /** Status and body of an answer. */
    record Reply(int status, ObjectNode body) {}

    Reply predict(byte[] request) {
        ObjectNode answer = Json.object();
        try {
            JsonNode body = body(request);
            answer = identity(requestId(body));
            JsonNode input = body.path("input");
            return answered(answer, input, responder.answer(input));
        } catch (MalformedInput e) {
            return rejected(answer, String.valueOf(e.getMessage()));
        }
    }

    private Reply answered(ObjectNode answer, JsonNode input, Responder.Prediction prediction) {
        answer.put("outcome", prediction.outcome()).put("score", Json.rounded(prediction.score(), 6));
        ObjectNode entry = entry(prediction.event(), answer);
        entry.set("input", withoutMasked(input));
        log.write(entry);
        if (!prediction.text().isEmpty()) {
            answer.put("text", prediction.text());
        }
        return new Reply(200, answer);
    }

    Reply rejected(ObjectNode answer, String reason) {
        log.write(entry("input_rejected", answer).put("reason", reason));
        return new Reply(400, answer.put("error", reason));
    }

    private ObjectNode entry(String event, ObjectNode answer) {
        ObjectNode entry = Json.object().put("time", clock.instant().toString()).put("event", event);
        return entry.setAll(answer.deepCopy());
    }

    private ObjectNode identity(String requestId) {
        return Json.object()
                .put("request_id", requestId)
                .put("model_version", releasePackage.version())
                .put("policy_version", releasePackage.configurationDigest());
    }

    private static String requestId(JsonNode body) {
        String id = body.path("request_id").asText();
        if (id.length() > LONGEST_REQUEST_ID) {
            throw new MalformedInput("request_id", "text of at most " + LONGEST_REQUEST_ID + " characters");
        }
        return id.isEmpty() ? UUID.randomUUID().toString() : id;
    }

    private static JsonNode body(byte[] request) {
        try {
            JsonNode body = Json.MAPPER.readTree(request);
            if (body != null && body.path("input").isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            throw new MalformedInput("body", "JSON");
        } catch (IOException e) {
            throw new MalformedInput("body", "readable");
        }
        throw new MalformedInput("input", "an object");
    }

    private JsonNode withoutMasked(JsonNode input) {
        ObjectNode copy = input.deepCopy();
        masked.stream().filter(copy::has).forEach(field -> copy.put(field, "***"));
        return copy;
    }
}
