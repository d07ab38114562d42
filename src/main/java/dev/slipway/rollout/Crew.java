package dev.slipway.rollout;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The router's threads.
 *
 * @param workers answer people
 * @param shadows send copies to a candidate, from a bounded queue
 * @param clockwork probes health and ends instances
 */
record Crew(ExecutorService workers, ExecutorService shadows, ScheduledExecutorService clockwork)
        implements AutoCloseable {

    private static final int SHADOWS = 2;

    Crew(RolloutProperties properties) {
        this(
                Executors.newFixedThreadPool(properties.workers(), named("rollout-answer")),
                new ThreadPoolExecutor(
                        SHADOWS,
                        SHADOWS,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(properties.shadowQueue()),
                        named("rollout-shadow")),
                Executors.newScheduledThreadPool(1, named("rollout-clockwork")));
    }

    @Override
    public void close() {
        workers.shutdownNow();
        shadows.shutdownNow();
        clockwork.shutdownNow();
        awaitProbe();
    }

    /** A probe in the middle of a restart would leave an instance behind. */
    private void awaitProbe() {
        try {
            var unused = clockwork.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
