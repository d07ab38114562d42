package dev.slipway.process.record;

import dev.slipway.ledger.LedgerUnavailable;
import dev.slipway.ledger.LedgerVerdict;
import dev.slipway.ledger.VerifiedLedger;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads the whole ledger again and again, in slices of a fifth of a second, from the start of the application on. */
@Component
class LedgerRounds {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerRounds.class);
    private static final int SLICES = 5;
    private static final String SLICE = "200ms";

    private final VerifiedLedger ledger;
    private final SecurityEvents events;
    private final VerificationProperties properties;
    private final Clock clock;
    private Instant next = Instant.MIN;
    private LedgerVerdict.@Nullable Flaw told;
    private boolean failing;

    LedgerRounds(VerifiedLedger ledger, SecurityEvents events, VerificationProperties properties, Clock clock) {
        this.ledger = ledger;
        this.events = events;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = SLICE)
    void readOn() {
        if (clock.instant().isBefore(next)) {
            return;
        }
        try {
            ledger.readOn(Math.max(1, properties.perSecond().toBytes() / SLICES))
                    .ifPresent(this::ended);
            failing = false;
        } catch (LedgerUnavailable e) {
            if (!failing) {
                LOG.warn("The ledger is not read again until this is mended: {}", e.getMessage());
            }
            failing = true;
        }
    }

    private void ended(LedgerVerdict verdict) {
        next = clock.instant().plus(properties.pause());
        ledger.clockSteps().forEach(events::clockStep);
        LedgerVerdict.Flaw flaw = verdict.flaw();
        if (flaw != null && !flaw.equals(told)) {
            events.record(
                    "LedgerFlawFound",
                    "The ledger does not verify from entry " + flaw.sequence() + " on: " + flaw.reason()
                            + ". Nothing passes the gate until a round finds it whole; restore it from a copy.",
                    Map.of("entry", flaw.sequence(), "entries", verdict.entries(), "root", verdict.root()));
        } else if (flaw == null && told != null) {
            LOG.warn("The ledger verifies again: {} entries", verdict.entries());
        }
        told = flaw;
    }
}
