package dev.slipway.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** An MLflow server over REST: bounded answers in bounded time, and its refusals in words. */
final class MlflowServer {

    private static final String API = "/api/2.0/mlflow/";
    private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts";
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url;
    private final String login;
    private final Duration answerTimeout;
    private final Duration downloadTimeout;
    private final HttpClient http;

    MlflowServer(URI url, RegistryProperties properties) {
        this.url = url.toString().replaceFirst("/+$", "");
        this.login = login(properties);
        this.answerTimeout = properties.answerTimeout();
        this.downloadTimeout = properties.downloadTimeout();
        this.http = HttpClient.newBuilder()
                .connectTimeout(properties.answerTimeout())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    JsonNode get(String call, Map<String, String> values) {
        return tree(call, exchange(call, request(API + call + query(values)).GET()));
    }

    void post(String call, Map<String, String> values) {
        exchange(call, withBody(call, "POST", values));
    }

    void delete(String call, Map<String, String> values) {
        exchange(call, withBody(call, "DELETE", values));
    }

    /** What lies in a folder of the artifacts that the server serves. */
    JsonNode list(String folder) {
        String call = "list " + folder;
        return tree(
                call,
                exchange(
                        call, request(ARTIFACTS + query(Map.of("path", folder))).GET()));
    }

    /** Hands the bytes of one artifact over as they come; what the consumer throws ends the download. */
    void download(String path, Consumer<byte[]> bytes) {
        String segments =
                Arrays.stream(path.split("/", -1)).map(MlflowServer::encoded).collect(Collectors.joining("/"));
        exchange("download " + path, request(ARTIFACTS + "/" + segments).GET(), downloadTimeout, bytes);
    }

    private byte[] exchange(String call, HttpRequest.Builder request) {
        BoundedBytes answer = new BoundedBytes(MOST_BYTES);
        exchange(call, request, answerTimeout, answer::add);
        return answer.bytes();
    }

    private void exchange(String call, HttpRequest.Builder request, Duration timeout, Consumer<byte[]> bytes) {
        BoundedBytes refusal = new BoundedBytes(MOST_BYTES);
        CompletableFuture<HttpResponse<Void>> answer =
                http.sendAsync(request.build(), info -> to(info.statusCode() == OK ? bytes : refusal::add));
        int status = statusOf(call, answer, timeout);
        if (status != OK) {
            throw refused(call, status, refusal.bytes());
        }
    }

    private static BodySubscriber<Void> to(Consumer<byte[]> bytes) {
        return BodySubscribers.ofByteArrayConsumer(chunk -> chunk.ifPresent(bytes));
    }

    /** The time-out covers the whole body: a server that stops in its middle ends the call as well. */
    private int statusOf(String call, CompletableFuture<HttpResponse<Void>> answer, Duration timeout) {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new RegistryRefused(at(call) + " did not answer within " + timeout + ". Try again.", e);
        } catch (ExecutionException e) {
            throw failure(call, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new RegistryRefused(at(call) + " was interrupted. Try again.", e);
        }
    }

    private RegistryRefused failure(String call, Throwable cause) {
        return refusalIn(cause)
                .orElseGet(() -> new RegistryRefused(
                        at(call) + " cannot be reached (" + cause.getClass().getSimpleName()
                                + "). See that it runs and slipway.model-registry.url names it.",
                        cause));
    }

    private static Optional<RegistryRefused> refusalIn(Throwable cause) {
        for (Throwable inner = cause; inner != null; inner = inner.getCause()) {
            if (inner instanceof RegistryRefused refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }

    private RegistryRefused refused(String call, int status, byte[] body) {
        String code = errorIn(body);
        String remedy = switch (status) {
            case 401 -> " Correct slipway.model-registry.token, or username and password.";
            case 403 -> " Give that login read, tag and alias rights on the model.";
            case 404 -> " See that the model, version or file exists there, and that the server serves artifacts.";
            default -> status >= 500 ? " See the server's own log, then try again." : " See the build record.";
        };
        return new RegistryRefused(at(call) + " answers " + status + code + "." + remedy);
    }

    /** The code only: a server's text may repeat what it was sent. */
    private static String errorIn(byte[] body) {
        try {
            String code = JSON.readTree(body).path("error_code").asText("");
            return code.matches("[A-Z_]{1,60}") ? " " + code : "";
        } catch (IOException notJson) {
            return "";
        }
    }

    private JsonNode tree(String call, byte[] body) {
        try {
            JsonNode tree = JSON.readTree(new String(body, StandardCharsets.UTF_8));
            if (tree.isObject()) {
                return tree;
            }
        } catch (JsonProcessingException e) {
            throw new RegistryRefused(
                    at(call) + " answers no JSON. See that slipway.model-registry.url names an MLflow server.", e);
        }
        throw new RegistryRefused(
                at(call) + " answers no object. See that slipway.model-registry.url names an MLflow server.");
    }

    private HttpRequest.Builder withBody(String call, String method, Map<String, String> values) {
        return request(API + call)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JSON.valueToTree(values).toString()));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        return login.isEmpty() ? request : request.header("Authorization", login);
    }

    private static String query(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String login(RegistryProperties properties) {
        if (!properties.token().isEmpty()) {
            return "Bearer " + properties.token();
        }
        String pair = properties.username() + ":" + properties.password();
        return properties.username().isEmpty()
                ? ""
                : "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private String at(String call) {
        return "The model registry at " + url + " (" + call + ")";
    }
}
