package dev.slipway.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Slipway adds to the engine's pages, in the places that the engine leaves for that. */
@RestController
class EngineHeader {

    private static final String APP = "/camunda/app/{app:tasklist|cockpit|admin|welcome}";
    private static final String EXPLANATION = "/#end-of-support";

    /**
     * Where a person reads on.
     *
     * @param explanation address of the start page's paragraph
     */
    record EndOfSupport(String explanation) {}

    @GetMapping(path = APP + "/scripts/config.js", produces = "text/javascript")
    ResponseEntity<Resource> config() {
        return file("config.js");
    }

    @GetMapping(path = APP + "/scripts/slipway.js", produces = "text/javascript")
    ResponseEntity<Resource> script() {
        return file("slipway.js");
    }

    @GetMapping(path = "/camunda/app/tasklist/scripts/sign-approval.js", produces = "text/javascript")
    ResponseEntity<Resource> signing() {
        return file("sign-approval.js");
    }

    @GetMapping(path = APP + "/styles/user-styles.css", produces = "text/css")
    ResponseEntity<Resource> styles() {
        return file("user-styles.css");
    }

    /** Only administrators can do something about it; everybody else gets no content. */
    @GetMapping("/camunda/api/slipway/end-of-support")
    ResponseEntity<EndOfSupport> endOfSupport(HttpServletRequest request) {
        return TasklistSession.isInGroup(request, Accounts.ADMINISTRATORS)
                ? ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new EndOfSupport(EXPLANATION))
                : ResponseEntity.noContent()
                        .cacheControl(CacheControl.noStore())
                        .build();
    }

    private static ResponseEntity<Resource> file(String name) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource(name, EngineHeader.class));
    }
}
