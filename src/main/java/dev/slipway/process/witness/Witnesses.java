package dev.slipway.process.witness;

import dev.slipway.ledger.Anchor;
import dev.slipway.process.record.Anchors;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Those who cosign, each asked in a thread of its own so that one that hangs holds up nobody. */
final class Witnesses implements Anchors, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);
    private static final long EVERY_MILLIS = 1000;

    private final List<Watching> all;
    private final Duration patience;
    private volatile @Nullable ScheduledExecutorService threads;

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

    @Override
    public void start() {
        if (all.isEmpty()) {
            return;
        }
        ScheduledExecutorService started = Executors.newScheduledThreadPool(all.size(), task -> {
            Thread thread = new Thread(task, "witness");
            thread.setDaemon(true);
            return thread;
        });
        all.forEach(witness -> started.scheduleWithFixedDelay(
                () -> ask(witness), EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS));
        threads = started;
    }

    // An exception that leaves the task would end it for good.
    private static void ask(Watching witness) {
        try {
            witness.ask();
        } catch (RuntimeException e) {
            LOG.error("The witness {} could not be asked", witness.name(), e);
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = threads;
        if (running != null) {
            running.shutdownNow();
            threads = null;
        }
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }
}
