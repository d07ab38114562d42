package dev.slipway.process.thirdparty;

import dev.slipway.process.guard.OwnSteps;
import dev.slipway.process.guard.Refusal;
import dev.slipway.release.Digests;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets build pipelines and monitors report what others changed; a repeated report opens nothing twice. */
@RestController
@RequestMapping("/api/third-party-changes")
class ThirdPartyChangeRoutes {

    private static final int LONGEST_KEY = 200;

    private final RuntimeService runtime;
    private final IdentityService identities;
    private final ThirdPartyChanges changes;
    private final OwnSteps steps;

    ThirdPartyChangeRoutes(
            RuntimeService runtime, IdentityService identities, ThirdPartyChanges changes, OwnSteps steps) {
        this.runtime = runtime;
        this.identities = identities;
        this.changes = changes;
        this.steps = steps;
    }

    /** A notice or an observation; the start form says what each field must be. */
    record Report(
            @Nullable String system,
            @Nullable String environment,
            @Nullable String component,
            @Nullable String supplier,
            @Nullable String source,
            @Nullable String what,
            @Nullable String effective,
            @Nullable String notice) {

        Map<String, Object> values() {
            Map<String, Object> values = new TreeMap<>();
            put(values, "changedSystem", system);
            put(values, "changedEnvironment", environment);
            put(values, "changedComponent", component);
            put(values, "changedSupplier", supplier);
            put(values, "changeSource", source);
            put(values, "changeWhat", what);
            put(values, "changeEffective", effective);
            put(values, "changeNotice", notice);
            return values;
        }

        private static void put(Map<String, Object> values, String key, @Nullable String value) {
            if (value != null) {
                values.put(key, value);
            }
        }
    }

    /** The process that looks after the report. */
    record Opened(String businessKey) {}

    @PostMapping
    ResponseEntity<Opened> report(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Report report) {
        return steps.run(() -> report(key, report.values()));
    }

    private ResponseEntity<Opened> report(@Nullable String header, Map<String, Object> values) {
        String key = required(header);
        String reporter = identities.getCurrentAuthentication().getUserId();
        String digest = Digests.of(values.toString());
        return changes.answered(reporter, key)
                .map(known -> repeated(known, digest))
                .orElseGet(() -> first(reporter, key, digest, values));
    }

    private static ResponseEntity<Opened> repeated(ThirdPartyChanges.Answered known, String digest) {
        if (!known.contentDigest().equals(digest)) {
            throw Refusal.conflict("The report is refused: its Idempotency-Key came before with other content, for "
                    + known.businessKey() + ". Give another report a key of its own.");
        }
        return ResponseEntity.ok(new Opened(known.businessKey()));
    }

    private ResponseEntity<Opened> first(String reporter, String key, String digest, Map<String, Object> values) {
        String opened =
                runtime.startProcessInstanceByKey("third-party-change", values).getBusinessKey();
        changes.remember(reporter, key, new ThirdPartyChanges.Answered(digest, opened));
        return ResponseEntity.status(HttpStatus.CREATED).body(new Opened(opened));
    }

    private static String required(@Nullable String key) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            throw Refusal.badRequest("The report is refused: the header Idempotency-Key must be 1 to " + LONGEST_KEY
                    + " characters, found " + (key == null ? "none" : key.length()) + ". Send a key that is the same"
                    + " however often you repeat this report.");
        }
        return key;
    }
}
