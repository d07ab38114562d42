package dev.slipway.audit.words;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What a request was refused for, as programs read it.
 *
 * @param message what was refused, by which rule, what was found and what helps
 */
public record Refusal(String message) {

    /** In JSON, whatever the request would have been answered with. */
    public static ResponseEntity<Refusal> answer(HttpStatus status, RuntimeException reason) {
        return answer(ResponseEntity.status(status), reason);
    }

    /** The same behind headers that were set before. */
    public static ResponseEntity<Refusal> answer(ResponseEntity.BodyBuilder begun, RuntimeException reason) {
        return begun.contentType(MediaType.APPLICATION_JSON).body(new Refusal(String.valueOf(reason.getMessage())));
    }
}
