package dev.slipway.process.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.process.guard.Refusal;
import dev.slipway.release.Digests;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;

/**
 * The body of a start over HTTP: the keys of the start form, and who caused it.
 *
 * @param requestedBy null where it names nobody
 * @param fields what the start form is checked against
 */
record StartBody(@Nullable String requestedBy, Map<String, Object> fields) {

    private static final String REQUESTED_BY = "requestedBy";
    private static final int LONGEST = 50_000;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    static StartBody parse(@Nullable String body) {
        if (body == null || body.isBlank() || body.length() > LONGEST) {
            throw unreadable("it must have 1 to " + LONGEST + " characters");
        }
        try {
            if (!(JSON.readTree(body) instanceof ObjectNode object)) {
                throw unreadable("it must be one JSON object");
            }
            @SuppressWarnings("unchecked")
            Map<String, Object> fields = new TreeMap<>((Map<String, Object>) JSON.convertValue(object, Map.class));
            return new StartBody(requestedBy(fields.remove(REQUESTED_BY)), fields);
        } catch (JsonProcessingException e) {
            throw unreadable("it must be JSON, and is not at " + e.getLocation().offsetDescription());
        }
    }

    /** The values as the engine takes them from a form; nulls are left out. */
    VariableMap values() {
        VariableMap values = Variables.createVariables();
        fields.forEach((key, value) -> {
            if (value instanceof Iterable<?>) {
                values.putValueTyped(key, SpinValues.jsonValue(text(value)).create());
            } else if (value != null) {
                values.put(key, value);
            }
        });
        return values;
    }

    /** The same for the same request, however its JSON is laid out. */
    String digest(String process) {
        return Digests.of(process + "\n" + requestedBy + "\n" + text(fields));
    }

    private static @Nullable String requestedBy(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof String person) || person.isBlank()) {
            throw Refusal.badRequest("'" + REQUESTED_BY + "' must be the login of a person, found '" + value
                    + "'; leave it out when nobody is known.");
        }
        return person;
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Refusal unreadable(String rule) {
        return Refusal.badRequest(
                "The request's body is refused: " + rule
                        + ". Send the keys of the start form as one JSON object, for example {\"system\": \"credit-scoring\"}.");
    }
}
