package dev.slipway.process;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers every refusal of our own routes with its status and its text. */
@RestControllerAdvice("dev.slipway.process")
class RefusalAnswers {

    /** Why a request was refused. */
    record Message(String message) {}

    @ExceptionHandler
    ResponseEntity<Message> refused(RestException refusal) {
        return answer(refusal.getStatus().getStatusCode(), refusal);
    }

    @ExceptionHandler
    ResponseEntity<Message> forbidden(AuthorizationException refusal) {
        return answer(HttpStatus.FORBIDDEN.value(), refusal);
    }

    private static ResponseEntity<Message> answer(int status, RuntimeException refusal) {
        return ResponseEntity.status(status).body(new Message(String.valueOf(refusal.getMessage())));
    }
}
