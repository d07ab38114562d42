package dev.slipway.process;

import dev.slipway.evidence.EvidenceUnreachable;
import dev.slipway.ledger.LedgerReadOnly;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers every refusal of our own routes with its status and its text. */
@RestControllerAdvice("dev.slipway.process")
class RefusalAnswers {

    /** Why a request was refused. */
    record Message(String message) {}

    @ExceptionHandler
    ResponseEntity<Message> refused(RestException refusal) {
        return answer(refusal.getStatus().getStatusCode(), String.valueOf(refusal.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Message> forbidden(AuthorizationException refusal) {
        return answer(HttpStatus.FORBIDDEN.value(), String.valueOf(refusal.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Message> unreadable(HttpMessageNotReadableException broken) {
        return answer(
                HttpStatus.BAD_REQUEST.value(),
                "The request is refused: its body must be one JSON object with the fields of this address. Correct it"
                        + " and send it again.");
    }

    @ExceptionHandler
    ResponseEntity<Message> readOnly(LedgerReadOnly refusal) {
        return answer(HttpStatus.SERVICE_UNAVAILABLE.value(), String.valueOf(refusal.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Message> unreachable(EvidenceUnreachable broken) {
        return answer(HttpStatus.SERVICE_UNAVAILABLE.value(), String.valueOf(broken.getMessage()));
    }

    private static ResponseEntity<Message> answer(int status, String text) {
        return ResponseEntity.status(status).body(new Message(text));
    }
}
