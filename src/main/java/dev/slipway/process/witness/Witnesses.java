package dev.slipway.process.witness;

import dev.slipway.ledger.Anchor;
import dev.slipway.process.record.Anchors;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Those who cosign the ledger, and whether the required ones among them follow it. */
final class Witnesses implements Anchors {

    private final List<Watching> all;
    private final Duration patience;

    Witnesses(Collection<Watching> all, Duration patience, MeterRegistry meters) {
        this.all = List.copyOf(all);
        this.patience = patience;
        for (Watching witness : this.all) {
            Gauge.builder("slipway.ledger.witness.lag", witness, Watching::lag)
                    .baseUnit("seconds")
                    .tag("witness", witness.name())
                    .register(meters);
        }
    }

    List<Watching> all() {
        return all;
    }

    /** The required ones: without their word it is not known whether the ledger is whole. */
    @Override
    public Collection<Anchor> anchors() {
        return all.stream()
                .filter(Watching::required)
                .<Anchor>map(Watching::cosigning)
                .toList();
    }

    /** Whether each required witness has cosigned all that is older than the patience, and none disagrees. */
    boolean follow() {
        return all.stream().filter(Watching::required).allMatch(witness -> witness.follows(patience));
    }
}
