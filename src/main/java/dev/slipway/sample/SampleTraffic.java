package dev.slipway.sample;

import dev.slipway.rollout.Target;
import dev.slipway.rollout.TrafficEntry;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Steady made-up traffic to the production address of each sample system, until it is closed. */
final class SampleTraffic implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(20);

    private final ScheduledExecutorService clockwork;
    private final ExecutorService connections;
    private final List<RequestStream> streams;

    SampleTraffic(List<SampleSystem> systems, TrafficEntry entry, TrafficProperties properties) {
        clockwork = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "sample-traffic"));
        connections = Executors.newFixedThreadPool(2, task -> daemon(task, "sample-traffic-connections"));
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .executor(connections)
                .build();
        streams = systems.stream()
                .filter(system -> properties.rate(system.name()) > 0)
                .map(system -> new RequestStream(
                        system,
                        () -> entry.address(new Target(system.name(), properties.environment())),
                        client,
                        properties.rate(system.name()),
                        properties.inFlight()))
                .toList();
    }

    void start() {
        streams.forEach(
                stream -> clockwork.scheduleAtFixedRate(stream::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
        connections.shutdownNow();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
