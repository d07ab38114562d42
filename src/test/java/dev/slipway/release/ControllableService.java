package dev.slipway.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** One running version: answers by its {@link Conduct}, over real HTTP. */
final class ControllableService implements ServingRuntime.Instance {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST = 64 * 1024;

    private final String version;
    private final String policy;
    private final Conduct conduct;
    private final Path log;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private volatile boolean alive = true;

    ControllableService(ReleasePackage started, Conduct conduct, Path log) {
        this.version = started.version();
        this.policy = started.configurationDigest();
        this.conduct = conduct;
        this.log = log;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(workers);
        server.createContext("/health", exchange -> respond(exchange, 200, "{}"));
        server.createContext("/predict", this::predict);
        server.start();
    }

    String version() {
        return version;
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public boolean alive() {
        return alive;
    }

    @Override
    public Optional<Path> inferenceLog() {
        return conduct.logs ? Optional.of(log) : Optional.empty();
    }

    @Override
    public void close() {
        alive = false;
        server.stop(0);
        workers.shutdownNow();
    }

    private void predict(HttpExchange exchange) throws IOException {
        if (conduct.answersLeft == 0) {
            close();
            return;
        }
        conduct.answersLeft--;
        LockSupport.parkNanos(conduct.latency.toNanos());
        byte[] body = exchange.getRequestBody().readAllBytes();
        JsonNode input =
                body.length > LARGEST ? JSON.createObjectNode() : read(body).path("input");
        if (conduct.status != 200) {
            respond(exchange, conduct.status, "{}");
        } else if (!input.path("income").isNumber()) {
            respond(exchange, conduct.malformedStatus, "{\"error\":\"input.income must be a number\"}");
        } else {
            answer(exchange, read(body), input);
        }
    }

    private void answer(HttpExchange exchange, JsonNode request, JsonNode input) throws IOException {
        double score = conduct.score.applyAsDouble(input);
        ObjectNode answer = JSON.createObjectNode()
                .put(
                        "request_id",
                        conduct.echoesRequestId ? request.path("request_id").asText() : "other")
                .put("model_version", Objects.requireNonNullElse(conduct.claims, version))
                .put("policy_version", Objects.requireNonNullElse(conduct.claimsPolicy, policy))
                .put("outcome", score >= 0.5 ? "approved" : "declined")
                .put("score", score);
        writeLog(input);
        respond(exchange, 200, answer.toString());
    }

    private synchronized void writeLog(JsonNode input) throws IOException {
        ObjectNode line = JSON.createObjectNode().put("event", "inference").put("model_version", version);
        line.put("name", conduct.masks ? "***" : input.path("name").asText());
        Files.createDirectories(log.getParent());
        Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static JsonNode read(byte[] body) {
        try {
            return Objects.requireNonNullElse(JSON.readTree(body), JSON.missingNode());
        } catch (IOException notJson) {
            return JSON.missingNode();
        }
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
