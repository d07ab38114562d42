package dev.slipway.notice;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks through the outbox when woken and at an interval, in a thread of its own, so that a mail server holds up nobody. */
final class SendingThread implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SendingThread.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Runnable sending;
    private final Duration interval;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile @Nullable ScheduledExecutorService thread;
    private String told = "";

    SendingThread(Runnable sending, Duration interval) {
        this.sending = sending;
        this.interval = interval;
    }

    /** Something new waits. */
    void wake() {
        ScheduledExecutorService running = thread;
        if (running != null && woken.compareAndSet(false, true)) {
            try {
                running.execute(this::round);
            } catch (RejectedExecutionException stopped) {
                LOG.debug("The outbox is looked through again after the next start", stopped);
            }
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread own = new Thread(task, "slipway-notices");
            own.setDaemon(true);
            return own;
        });
        thread = started;
        var unused = started.scheduleWithFixedDelay(this::round, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = thread;
        thread = null;
        if (running != null) {
            running.shutdown();
            awaitEnd(running);
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** What keeps it from working is told once, not in every round that it lasts. */
    private void round() {
        woken.set(false);
        try {
            sending.run();
            told = "";
        } catch (RuntimeException broken) {
            String reason = String.valueOf(broken.getMessage());
            if (!reason.equals(told)) {
                LOG.error("The outbox could not be looked through; it is tried again every {}", interval, broken);
                told = reason;
            }
        }
    }

    private static void awaitEnd(ScheduledExecutorService running) {
        try {
            if (!running.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                running.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            running.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
