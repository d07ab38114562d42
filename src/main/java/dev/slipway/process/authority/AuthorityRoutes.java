package dev.slipway.process.authority;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The authority matrix over HTTP; who may change it is checked by {@link MatrixChanges}. */
@RestController
@RequestMapping("/api/authority")
class AuthorityRoutes {

    private final MatrixChanges changes;
    private final MatrixView view;

    AuthorityRoutes(MatrixChanges changes, MatrixView view) {
        this.changes = changes;
        this.view = view;
    }

    /** Why an entry is ended. */
    record Reason(@Nullable String reason) {

        String text() {
            return reason == null ? "" : reason;
        }
    }

    @GetMapping
    MatrixView.Shown list() {
        return view.shown();
    }

    @PostMapping("/delegations")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> delegate(@RequestBody NewDelegation sent) {
        return Map.of("id", changes.delegate(sent));
    }

    @PostMapping("/delegations/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endDelegation(@PathVariable("id") String id, @RequestBody Reason reason) {
        changes.endDelegation(id, reason.text());
    }

    @PostMapping("/absences")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> absence(@RequestBody NewAbsence sent) {
        return Map.of("id", changes.absence(sent));
    }

    @PostMapping("/absences/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endAbsence(@PathVariable("id") String id, @RequestBody Reason reason) {
        changes.endAbsence(id, reason.text());
    }

    @PostMapping("/late-assignments")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(@RequestBody NewLateAssignment sent) {
        changes.confirm(sent);
    }
}
