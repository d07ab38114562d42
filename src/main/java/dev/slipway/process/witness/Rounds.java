package dev.slipway.process.witness;

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

/** Asks others again and again, each in a thread of its own so that one that hangs holds up nobody. */
final class Rounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final List<Runnable> asked;
    private final Duration every;
    private volatile @Nullable ScheduledExecutorService threads;

    Rounds(String name, Collection<? extends Runnable> asked, Duration every) {
        this.name = name;
        this.asked = List.copyOf(asked);
        this.every = every;
    }

    @Override
    public void start() {
        if (asked.isEmpty()) {
            return;
        }
        ScheduledExecutorService started = Executors.newScheduledThreadPool(asked.size(), task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        asked.forEach(one -> started.scheduleWithFixedDelay(
                () -> ask(one), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS));
        threads = started;
    }

    // An exception that leaves the task would end it for good.
    private void ask(Runnable one) {
        try {
            one.run();
        } catch (RuntimeException e) {
            LOG.error("A round of '{}' failed", name, e);
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
