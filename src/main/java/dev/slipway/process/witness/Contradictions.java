package dev.slipway.process.witness;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.LedgerReadOnly;
import dev.slipway.ledger.LedgerUnavailable;
import dev.slipway.ledger.NewEntry;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people, the metrics and, where it may still grow, the ledger that somebody outside contradicts it. */
final class Contradictions {

    private static final Logger LOG = LoggerFactory.getLogger(Contradictions.class);
    private static final int LONGEST = 500;

    private final Consumer<NewEntry> recorder;
    private final MeterRegistry meters;
    private final Supplier<String> ids = () -> UUID.randomUUID().toString();

    Contradictions(Consumer<NewEntry> recorder, MeterRegistry meters) {
        this.recorder = recorder;
        this.meters = meters;
    }

    /** @param from who said something that contradicts */
    void report(String type, String from, @Nullable String text) {
        LOG.error("Security event {}: {}", type, text);
        meters.counter("slipway.ledger.security.events", "type", type, "from", from)
                .increment();
        String said = String.valueOf(text);
        try {
            recorder.accept(NewEntry.of(
                    type,
                    "ledger",
                    Actor.service("slipway"),
                    Map.of("from", from, "text", said.substring(0, Math.min(LONGEST, said.length()))),
                    "security:" + ids.get()));
        } catch (LedgerReadOnly | LedgerUnavailable notRecorded) {
            LOG.warn("That event is not in the ledger: {}", notRecorded.getMessage());
        }
    }
}
