package dev.slipway.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SampleTrafficTests {

    private final AtomicInteger received = new AtomicInteger();
    private final AtomicInteger status = new AtomicInteger(200);
    private HttpServer server = listening(0);

    private final SampleTraffic traffic = new SampleTraffic(
            List.of(new InvoiceSorter()),
            target -> URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/predict"),
            new TrafficProperties(200, Map.of(), 16, "production"));

    @AfterEach
    void stop() {
        traffic.close();
        server.stop(0);
    }

    @Test
    void comesSteadilyAndEndsWithTheContext() {
        traffic.start();
        await().atMost(Duration.ofSeconds(10)).until(() -> received.get() > 300);

        traffic.close();
        AtomicInteger last = new AtomicInteger(-1);
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> last.getAndSet(received.get()) == received.get());
    }

    @Test
    void slowsDownWhileTheSystemIsOff() {
        status.set(503);
        traffic.start();
        await().atMost(Duration.ofSeconds(10)).until(() -> received.get() > 100);
        AtomicInteger last = new AtomicInteger(-1000);
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> received.get() - last.getAndSet(received.get()) < 10);

        status.set(200);
        int before = received.get();
        await().atMost(Duration.ofSeconds(10)).until(() -> received.get() > before + 200);
    }

    @Test
    void survivesARestartOfTheRouter() {
        traffic.start();
        await().atMost(Duration.ofSeconds(5)).until(() -> received.get() > 20);
        server.stop(0);

        int before = received.get();
        server = listening(0);
        await().atMost(Duration.ofSeconds(10)).until(() -> received.get() > before + 100);
    }

    @Test
    void aSystemWithoutARateGetsNone() {
        assertThat(new TrafficProperties(100, Map.of("invoice-sorter", 0), 1, "production").rate("invoice-sorter"))
                .isZero();
    }

    private HttpServer listening(int port) {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            listening.createContext("/", exchange -> {
                received.incrementAndGet();
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(status.get(), -1);
                exchange.close();
            });
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
