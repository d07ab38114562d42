package dev.slipway.process.handin;

import dev.slipway.evidence.EvidenceRefused;
import dev.slipway.evidence.EvidenceUnreachable;
import dev.slipway.evidence.EvidenceUnreadable;
import dev.slipway.release.Finding;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers every refusal of evidence as a problem in the sense of RFC 9457, with all findings. */
@RestControllerAdvice(assignableTypes = {EvidenceRoutes.class, BundleRoutes.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class EvidenceProblems {

    /** RFC 9457, with one more member: what is wrong with the document. */
    record Problem(String type, String title, int status, String detail, List<Finding> findings) {}

    @ExceptionHandler
    ResponseEntity<Problem> refused(HandInRefused refusal) {
        return answer(refusal.status(), String.valueOf(refusal.getMessage()), refusal.findings());
    }

    @ExceptionHandler
    ResponseEntity<Problem> notKept(EvidenceRefused refusal) {
        HttpStatus status = switch (refusal.rule()) {
            case NAME, DIGEST -> HttpStatus.BAD_REQUEST;
            case SIZE -> HttpStatus.PAYLOAD_TOO_LARGE;
            case REVISION -> HttpStatus.CONFLICT;
        };
        return answer(status, String.valueOf(refusal.getMessage()), List.of());
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(EvidenceUnreadable broken) {
        HttpStatus status =
                broken instanceof EvidenceUnreachable ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.NOT_FOUND;
        return answer(status, String.valueOf(broken.getMessage()), List.of());
    }

    @ExceptionHandler
    ResponseEntity<Problem> unwritable(UncheckedIOException broken) {
        return answer(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(broken.getMessage()), List.of());
    }

    private static ResponseEntity<Problem> answer(HttpStatus status, String detail, List<Finding> findings) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new Problem("about:blank", status.getReasonPhrase(), status.value(), detail, findings));
    }
}
