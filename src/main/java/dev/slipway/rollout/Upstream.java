package dev.slipway.rollout;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks running versions over HTTP and never waits longer than the time limit, for head and body together. */
final class Upstream {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    private final Duration limit;

    Upstream(Duration limit) {
        this.limit = limit;
    }

    Answer predict(Served version, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(at(version.address(), "/predict"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> response = send(request);
        return response == null
                ? Answer.none()
                : Answer.read(
                        response.statusCode(),
                        response.body(),
                        response.headers().firstValue("Content-Type").orElse(null),
                        version.version());
    }

    boolean healthy(Served version) {
        HttpResponse<byte[]> response =
                send(HttpRequest.newBuilder(at(version.address(), "/health")).build());
        return response != null && response.statusCode() == 200;
    }

    private @Nullable HttpResponse<byte[]> send(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> pending = client.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return pending.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException noAnswer) {
            pending.cancel(true);
            return null;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            pending.cancel(true);
            return null;
        }
    }

    private static URI at(URI address, String path) {
        return address.resolve(path);
    }
}
