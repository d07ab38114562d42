package dev.slipway.process.hold;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Stops a release over HTTP; who may is checked by {@link Interventions}. */
@RestController
@RequestMapping("/api/releases/{slug}")
@ResponseStatus(HttpStatus.NO_CONTENT)
class InterventionRoutes {

    private final Interventions interventions;

    InterventionRoutes(Interventions interventions) {
        this.interventions = interventions;
    }

    /** Why somebody steps in. */
    record Reason(@Nullable String reason) {

        String text() {
            return reason == null ? "" : reason;
        }
    }

    @PostMapping("/block")
    void block(@PathVariable("slug") String slug, @RequestBody Reason reason) {
        interventions.block(slug, reason.text());
    }

    @PostMapping("/withdraw")
    void withdraw(@PathVariable("slug") String slug, @RequestBody Reason reason) {
        interventions.withdraw(slug, reason.text());
    }

    @PostMapping("/revoke")
    void revoke(@PathVariable("slug") String slug, @RequestBody Reason reason) {
        interventions.revoke(slug, reason.text());
    }

    @PostMapping("/rollback")
    void requestRollback(@PathVariable("slug") String slug, @RequestBody Reason reason) {
        interventions.requestRollback(slug, reason.text());
    }
}
