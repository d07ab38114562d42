package dev.slipway.process.intake;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where build pipelines and change systems ask for releases and changes. */
@RestController
@RequestMapping("/api")
class StartRoutes {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final Starts starts;

    StartRoutes(Starts starts) {
        this.starts = starts;
    }

    /** What was started, by the key under which everything of it is found. */
    record Release(String slug) {}

    /** What was recorded, by the key under which everything of it is found. */
    record Change(String change) {}

    @PostMapping("/releases")
    @ResponseStatus(HttpStatus.CREATED)
    Release requestRelease(
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable String body) {
        return new Release(starts.start("ai-deployment", key, body));
    }

    @PostMapping("/changes")
    @ResponseStatus(HttpStatus.CREATED)
    Change requestChange(
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable String body) {
        return new Change(starts.start("request-change", key, body));
    }
}
