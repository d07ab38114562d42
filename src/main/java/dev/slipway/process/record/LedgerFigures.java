package dev.slipway.process.record;

import dev.slipway.ledger.VerifiedLedger;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** What a monitor sees of the ledger's verification. */
@Component
class LedgerFigures implements MeterBinder {

    private final VerifiedLedger ledger;

    LedgerFigures(VerifiedLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("slipway.ledger.verified.entries", ledger, VerifiedLedger::entries)
                .description("Entries of the ledger that this process has read and found in order")
                .register(registry);
        Gauge.builder("slipway.ledger.flawed", ledger, known -> known.flawed() ? 1 : 0)
                .description("1 while the last round found that the ledger does not verify")
                .register(registry);
        FunctionCounter.builder("slipway.ledger.rounds", ledger, VerifiedLedger::rounds)
                .description("How often the whole ledger was read again")
                .register(registry);
        Gauge.builder("slipway.ledger.round.age", ledger, VerifiedLedger::secondsSinceRound)
                .description("Time since the whole ledger was read last")
                .baseUnit("seconds")
                .register(registry);
    }
}
