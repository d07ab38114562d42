package dev.slipway.staging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A version under test, asked over HTTP; no call waits longer than the time limit. */
record Service(Contract contract, URI address, Duration limit, HttpClient client) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PROBES = 3;

    static HttpClient client(Duration limit) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limit)
                .build();
    }

    String version() {
        return contract.modelVersion();
    }

    boolean isHealthy() {
        HttpResponse<byte[]> response =
                send(HttpRequest.newBuilder(address.resolve("/health")).build());
        return response != null && response.statusCode() == 200;
    }

    Reply predict(byte[] body) {
        long start = System.nanoTime();
        HttpResponse<byte[]> response = send(HttpRequest.newBuilder(address.resolve("/predict"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
        Duration latency = Duration.ofNanos(System.nanoTime() - start);
        return response == null
                ? new Reply(0, MissingNode.getInstance(), latency)
                : new Reply(response.statusCode(), json(response.body()), latency);
    }

    /** Tells a service that is gone from one that only failed to answer: a missed probe or two may be load. */
    void requireAlive() {
        if (IntStream.range(0, PROBES).noneMatch(probe -> isHealthy())) {
            throw SuiteStopped.unreachable("Version " + version() + " at " + address
                    + " died during staging: it no longer answers GET /health. Look at its log, then run staging"
                    + " again.");
        }
    }

    private @Nullable HttpResponse<byte[]> send(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> pending = client.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return pending.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException noAnswer) {
            pending.cancel(true);
            return null;
        } catch (InterruptedException removed) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw SuiteStopped.inconclusive("The suite was stopped before it ended. Run staging again.");
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return Objects.requireNonNullElse(JSON.readTree(body), MissingNode.getInstance());
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }
}
