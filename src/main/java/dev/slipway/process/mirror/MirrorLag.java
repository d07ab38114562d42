package dev.slipway.process.mirror;

import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.Mirror;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;

/** How far a mirror is behind the ledger, in entries, and in seconds since the first of them was appended. */
final class MirrorLag {

    private final Mirror mirror;
    private final Ledger ledger;
    private final Clock clock;

    private MirrorLag(Mirror mirror, Ledger ledger, Clock clock) {
        this.mirror = mirror;
        this.ledger = ledger;
        this.clock = clock;
    }

    static void register(Mirror mirror, Ledger ledger, Clock clock, MeterRegistry meters) {
        MirrorLag lag = new MirrorLag(mirror, ledger, clock);
        Gauge.builder("slipway.ledger.mirror.lag.entries", lag, MirrorLag::entries)
                .tag("mirror", mirror.name())
                .description("Entries of the ledger that the mirror does not have yet")
                .strongReference(true)
                .register(meters);
        Gauge.builder("slipway.ledger.mirror.lag.seconds", lag, MirrorLag::seconds)
                .tag("mirror", mirror.name())
                .description("Age of the oldest entry that the mirror does not have yet")
                .baseUnit("seconds")
                .strongReference(true)
                .register(meters);
    }

    double entries() {
        long size = mirror.state().size();
        return Math.max(0, ledger.head().size() - size);
    }

    double seconds() {
        return ledger.entry(mirror.state().size())
                .map(entry -> Duration.between(entry.time(), clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }
}
