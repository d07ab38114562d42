package dev.slipway.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The requests of one system, at its rate; while nobody at all is answered, one a second. */
final class RequestStream {

    private static final Logger LOG = LoggerFactory.getLogger(RequestStream.class);
    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int UNAVAILABLE = 503;
    /** In a row; an initial canary answers a few per cent only, and is still to have its share of the full rate. */
    private static final int OFF_AFTER = 100;
    /** After a pause of the machine the stream does not catch up for longer than this. */
    private static final long LONGEST_BACKLOG = NANOS / 5;

    private final SampleSystem system;
    private final Supplier<URI> address;
    private final HttpClient client;
    private final int rate;
    private final Semaphore free;
    private final Random random;
    private long due = System.nanoTime();
    private long sent;
    private final AtomicInteger unanswered = new AtomicInteger();

    RequestStream(SampleSystem system, Supplier<URI> address, HttpClient client, int rate, int inFlight) {
        this.system = system;
        this.address = address;
        this.client = client;
        this.rate = rate;
        this.free = new Semaphore(inFlight);
        this.random = new Random(system.name().hashCode());
    }

    /** Sends what is due; never throws, or the clockwork would stop. */
    void tick() {
        long now = System.nanoTime();
        due = Math.max(due, now - LONGEST_BACKLOG);
        while (due - now <= 0) {
            due += NANOS / (unanswered.get() >= OFF_AFTER ? 1 : rate);
            if (free.tryAcquire()) {
                send();
            }
        }
    }

    private void send() {
        try {
            client.sendAsync(request(), BodyHandlers.discarding()).whenComplete(this::answered);
        } catch (RuntimeException e) {
            LOG.debug("No request to {}: {}", system.name(), e.getMessage());
            answered(null, e);
        }
    }

    private HttpRequest request() {
        ObjectNode body = Json.object().put("request_id", system.name() + "-" + sent++);
        body.set("input", system.request(random));
        return HttpRequest.newBuilder(address.get())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.line(body), StandardCharsets.UTF_8))
                .build();
    }

    private void answered(@Nullable HttpResponse<Void> response, @Nullable Throwable failure) {
        free.release();
        boolean answered = response != null && response.statusCode() != UNAVAILABLE;
        unanswered.updateAndGet(before -> answered ? 0 : Math.min(before + 1, OFF_AFTER));
    }
}
