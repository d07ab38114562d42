package dev.slipway.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.release.ServingRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running version behind an HTTP server of the JDK. */
final class SampleInstance implements ServingRuntime.Instance {

    private static final Logger LOG = LoggerFactory.getLogger(SampleInstance.class);
    /** Enough for the slow version under all of the sample's traffic. */
    private static final int THREADS = 16;

    private static final int LARGEST_REQUEST = 64 * 1024;

    static {
        // Without it head and body of an answer wait for each other up to 40 ms, which would be measured as latency.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final SampleService service;
    private final InferenceLog log;
    private volatile boolean alive = true;

    private SampleInstance(HttpServer server, ExecutorService threads, SampleService service, InferenceLog log) {
        this.server = server;
        this.threads = threads;
        this.service = service;
        this.log = log;
    }

    static SampleInstance started(SampleService service, InferenceLog log) {
        HttpServer server = listen();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(
                    task,
                    service.releasePackage().system() + "-"
                            + service.releasePackage().version());
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        SampleInstance instance = new SampleInstance(server, threads, service, log);
        server.createContext("/predict", instance::predict);
        server.createContext("/health", instance::health);
        server.start();
        return instance;
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public boolean alive() {
        return alive;
    }

    @Override
    public Optional<Path> inferenceLog() {
        return Optional.of(log.file());
    }

    @Override
    public void close() {
        if (alive) {
            alive = false;
            server.stop(0);
            threads.shutdownNow();
            awaitThreads();
        }
    }

    private void awaitThreads() {
        try {
            if (!threads.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn(
                        "Threads of {} at {} still run",
                        service.releasePackage().version(),
                        address());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpServer listen() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("No loopback port is free for a sample service. Close what holds them.", e);
        }
    }

    private void predict(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestBody().readNBytes(LARGEST_REQUEST + 1);
            if (!exchange.getRequestMethod().equals("POST")) {
                respond(exchange, 405, Json.object().put("error", "Predictions are asked for with POST."));
            } else if (request.length > LARGEST_REQUEST) {
                respond(exchange, 413, Json.object().put("error", "The request must have at most 64 KiB."));
            } else {
                SampleService.Reply reply = service.predict(request);
                respond(exchange, reply.status(), reply.body());
            }
        } catch (RuntimeException e) {
            LOG.error("{} failed to answer: {}", service.releasePackage().system(), e.getMessage(), e);
            throw e;
        }
    }

    private void health(HttpExchange exchange) throws IOException {
        try (exchange) {
            respond(
                    exchange,
                    200,
                    Json.object().put("model_version", service.releasePackage().version()));
        }
    }

    private static void respond(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = Json.line(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
