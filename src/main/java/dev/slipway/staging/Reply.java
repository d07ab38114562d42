package dev.slipway.staging;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * What a service answered.
 *
 * @param status HTTP status, 0 when no answer came in time
 * @param json missing when the body was no JSON
 */
record Reply(int status, JsonNode json, Duration latency) {

    boolean came() {
        return status != 0;
    }

    /** The outcome, or an empty text where there is none. */
    String outcome() {
        return status == 200 ? json.path("outcome").asText("") : "";
    }

    /** The service refused the request as wrong, which is not a failure of the service. */
    boolean isRefusal() {
        return status >= 400 && status < 500;
    }

    /** All that a service has to answer: by which version, under which settings, and what. */
    boolean keeps(Contract contract) {
        return names(contract)
                && !outcome().isBlank()
                && json.path("score").isNumber()
                && json.path("score").doubleValue() >= 0
                && json.path("score").doubleValue() <= 1;
    }

    /** An answer can be traced to its bundle only by what it names itself. */
    boolean names(Contract contract) {
        return status == 200
                && json.path("model_version").asText("").equals(contract.modelVersion())
                && json.path("policy_version").asText("").equals(contract.policyVersion());
    }

    boolean echoes(String requestId) {
        return json.path("request_id").asText("").equals(requestId);
    }
}
