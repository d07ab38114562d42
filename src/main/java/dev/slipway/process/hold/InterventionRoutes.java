package dev.slipway.process.hold;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Stops a release over HTTP, or lets it go on; who may is checked by {@link Interventions} and {@link TaskActs}. */
@RestController
@RequestMapping("/api/releases/{slug}")
@ResponseStatus(HttpStatus.NO_CONTENT)
class InterventionRoutes {

    private final Interventions interventions;
    private final TaskActs acts;

    InterventionRoutes(Interventions interventions, TaskActs acts) {
        this.interventions = interventions;
        this.acts = acts;
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

    /** The same in a task; what is not sent is empty. */
    record Answered(
            @Nullable String reason,
            @Nullable String task,
            @Nullable String to,
            @Nullable Boolean confirmed,
            @Nullable Map<String, @Nullable Object> answers) {

        ActRequest request() {
            return new ActRequest(
                    text(reason),
                    text(task),
                    text(to),
                    Boolean.TRUE.equals(confirmed),
                    Objects.requireNonNullElse(answers, Map.of()));
        }

        private static String text(@Nullable String sent) {
            return Objects.requireNonNullElse(sent, "");
        }
    }

    @PostMapping("/lift")
    void lift(@PathVariable("slug") String slug, @RequestBody Answered answered) {
        acts.act(TaskAct.LIFT, slug, answered.request());
    }

    @PostMapping("/reject")
    void reject(@PathVariable("slug") String slug, @RequestBody Answered answered) {
        acts.act(TaskAct.REJECTION, slug, answered.request());
    }

    @PostMapping("/rework")
    void sendBack(@PathVariable("slug") String slug, @RequestBody Answered answered) {
        acts.act(TaskAct.REWORK, slug, answered.request());
    }
}
