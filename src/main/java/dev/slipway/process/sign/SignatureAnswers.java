package dev.slipway.process.sign;

import dev.slipway.approval.SignatureRefused;
import dev.slipway.signature.SignerUnavailable;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers every refusal of a signature with its status and its text. */
@RestControllerAdvice("dev.slipway.process.sign")
class SignatureAnswers {

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refused(SignatureRefused refusal) {
        return answer(HttpStatus.UNPROCESSABLE_ENTITY, String.valueOf(refusal.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refused(KeyRefused refusal) {
        return answer(refusal.status(), String.valueOf(refusal.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> unavailable(SignerUnavailable broken) {
        return answer(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(broken.getMessage()));
    }

    private static ResponseEntity<Map<String, String>> answer(HttpStatus status, String text) {
        return ResponseEntity.status(status).body(Map.of("message", text));
    }
}
