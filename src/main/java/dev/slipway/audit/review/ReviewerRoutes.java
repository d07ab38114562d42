package dev.slipway.audit.review;

import dev.slipway.audit.words.Refusal;
import dev.slipway.ledger.LedgerReadOnly;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Links for people from outside, for programs. */
@RestController
@RequestMapping("/api/audit/reviewers")
class ReviewerRoutes {

    private final ReviewDesk desk;
    private final ReviewAddress address;

    ReviewerRoutes(ReviewDesk desk, ReviewAddress address) {
        this.desk = desk;
        this.address = address;
    }

    /** The links that were made, the newest first. */
    record Links(List<ReviewerLink> links) {}

    /** A link that was made; the address is told this once. */
    record Made(ReviewerLink link, String address) {}

    @GetMapping
    Links links() {
        return new Links(desk.links());
    }

    @PostMapping
    ResponseEntity<Made> make(@RequestBody LinkRequest request, Authentication who) {
        ReviewDesk.Made made = desk.make(request, who.getName());
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new Made(made.link(), address.of(made.token())));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> revoke(
            @PathVariable("id") String id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Authentication who) {
        desk.revoke(id, reason, who.getName());
        return ResponseEntity.noContent().build();
    }

    @ExceptionHandler
    ResponseEntity<Refusal> refused(LinkRefused refusal) {
        return Refusal.answer(HttpStatus.UNPROCESSABLE_ENTITY, refusal);
    }

    @ExceptionHandler
    ResponseEntity<Refusal> unreadable(HttpMessageNotReadableException broken) {
        return Refusal.answer(
                HttpStatus.BAD_REQUEST,
                new LinkRefused(
                        "The request is refused: it must be one JSON object with reviewer, reason, releases and ends, the last"
                                + " as 2026-12-24T00:00:00Z. Correct it and send it again."));
    }

    @ExceptionHandler
    ResponseEntity<Refusal> readOnly(LedgerReadOnly refusal) {
        return Refusal.answer(HttpStatus.SERVICE_UNAVAILABLE, refusal);
    }
}
