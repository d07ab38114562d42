package dev.slipway.staging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.staging.Cases.Case;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Sends what no well-behaved caller sends, and sees whether the service stays safe. */
final class WrongRequests {

    private static final int OVERSIZED = 2 << 20;

    private WrongRequests() {}

    /** Share of malformed and incomplete requests that got a refusal or a complete answer, not a failure. */
    static double robustnessRate(Service service, Cases cases, Deadline deadline) {
        List<byte[]> requests = malformed(cases.all().get(0).input());
        long safe = 0;
        for (byte[] request : requests) {
            deadline.requireTimeLeft();
            Reply reply = service.predict(request);
            safe += reply.isRefusal() || reply.keeps(service.contract()) ? 1 : 0;
        }
        service.requireAlive();
        return (double) safe / requests.size();
    }

    static boolean refusesEmpty(Service service) {
        return service.predict(new byte[0]).isRefusal();
    }

    /** A connection cut in the middle of so long a request is a refusal too, when the service lives on. */
    static boolean refusesOversized(Service service) {
        JsonNode padding = JsonNodeFactory.instance.objectNode().put("padding", "x".repeat(OVERSIZED));
        Reply reply = service.predict(Case.request("staging-oversized", padding));
        service.requireAlive();
        return reply.isRefusal() || (!reply.came() && reply.latency().compareTo(service.limit()) < 0);
    }

    private static List<byte[]> malformed(JsonNode input) {
        List<byte[]> requests = new ArrayList<>();
        Stream.of("{\"request_id\":", "[]", "null", "\"text\"", "{}", "{\"input\":[]}", "\u0000\u0001")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .forEach(requests::add);
        input.fieldNames().forEachRemaining(field -> {
            requests.add(request(without(input, field)));
            requests.add(request(with(input, field, JsonNodeFactory.instance.nullNode())));
            requests.add(request(with(input, field, JsonNodeFactory.instance.arrayNode())));
        });
        return requests;
    }

    private static byte[] request(JsonNode input) {
        return Case.request("staging-malformed", input);
    }

    private static ObjectNode without(JsonNode input, String field) {
        ObjectNode copy = input.deepCopy();
        copy.remove(field);
        return copy;
    }

    private static ObjectNode with(JsonNode input, String field, JsonNode value) {
        ObjectNode copy = input.deepCopy();
        copy.set(field, value);
        return copy;
    }
}
