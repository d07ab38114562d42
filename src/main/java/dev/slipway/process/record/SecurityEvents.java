package dev.slipway.process.record;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.ClockStep;
import dev.slipway.ledger.NewEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Records what may be an attack, apart from any transaction, and says it where administrators look. */
@Component
public class SecurityEvents {

    private static final Logger LOG = LoggerFactory.getLogger(SecurityEvents.class);
    private static final String SUBJECT = "ledger";

    private final LedgerRecorder recorder;
    private final Supplier<String> ids = () -> UUID.randomUUID().toString();

    SecurityEvents(LedgerRecorder recorder) {
        this.recorder = recorder;
    }

    /**
     * @param type what was found, a past participle such as {@code LedgerFlawFound}
     * @param reason in words for people
     */
    public void record(String type, String reason, Map<String, ?> payload) {
        LOG.error("Security: {}", reason);
        recorder.recordApart(() -> entry(type, SUBJECT, Actor.service("slipway"), reason, payload, ids.get()));
    }

    /** Once for each place, whichever node sees it and however often. */
    void clockStep(ClockStep step) {
        recorder.recordApart(() -> entry(
                "ClockStepFound",
                SUBJECT,
                Actor.service("slipway"),
                "The clock went back; the order of the entries is that of their numbers.",
                Map.of("entry", step.sequence(), "seconds", step.back().toSeconds()),
                "clock:" + step.sequence()));
    }

    static NewEntry entry(String type, String subject, Actor actor, String reason, Map<String, ?> payload, String id) {
        Map<String, Object> all = new LinkedHashMap<>(payload);
        all.put("security", true);
        all.put("reason", PlainValue.of(reason));
        return NewEntry.of(type, subject, actor, all, "security:" + id);
    }
}
