package dev.slipway.rollout;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes people's requests in at {@code /{environment}/{system}/predict} on a loopback port. */
final class Router implements AutoCloseable {

    private static final Pattern PATH = Pattern.compile("/([a-z0-9-]{1,64})/([a-z0-9-]{1,64})/predict");
    private static final int LARGEST_REQUEST = 1 << 20;
    private static final String RETRY_AFTER_SECONDS = "30";

    private final HttpServer server;
    private final Function<Target, Optional<TrafficLine>> lines;

    Router(int port, Executor workers, Function<Target, Optional<TrafficLine>> lines) {
        this.lines = lines;
        server = listen(port);
        server.setExecutor(workers);
        server.createContext("/", this::handle);
    }

    void start() {
        server.start();
    }

    URI address(Target target) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + target.environment() + "/"
                + target.system() + "/predict");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static HttpServer listen(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        } catch (BindException e) {
            throw new IllegalStateException(
                    "The traffic router cannot listen on 127.0.0.1:" + port
                            + ": the port is in use. Stop what listens there, or set slipway.rollout.port to a free"
                            + " port (0 takes any).",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("The traffic router cannot listen on 127.0.0.1:" + port + ".", e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
            if (!path.matches()) {
                refuse(exchange, 404, "No such address; predictions are at /{environment}/{system}/predict.");
            } else if (!exchange.getRequestMethod().equals("POST")) {
                refuse(exchange, 405, "Predictions are asked for with POST.");
            } else {
                predict(exchange, new Target(path.group(2), path.group(1)));
            }
        }
    }

    private void predict(HttpExchange exchange, Target target) throws IOException {
        byte[] request = exchange.getRequestBody().readNBytes(LARGEST_REQUEST + 1);
        if (request.length > LARGEST_REQUEST) {
            refuse(exchange, 413, "The request is longer than " + LARGEST_REQUEST + " bytes.");
            return;
        }
        Optional<Answer> answer = lines.apply(target).flatMap(line -> line.answer(request));
        if (answer.isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", RETRY_AFTER_SECONDS);
            refuse(exchange, 503, target + " is off: no version serves it.");
        } else if (answer.get().isBroken()) {
            refuse(exchange, 502, "The version that serves " + target + " gave no valid answer in time.");
        } else {
            Answer given = answer.get();
            respond(exchange, given.status(), given.contentType(), given.body());
        }
    }

    private static void refuse(HttpExchange exchange, int status, String reason) throws IOException {
        respond(exchange, status, "text/plain; charset=utf-8", reason.getBytes(StandardCharsets.UTF_8));
    }

    private static void respond(HttpExchange exchange, int status, @Nullable String type, byte[] body)
            throws IOException {
        if (type != null) {
            exchange.getResponseHeaders().set("Content-Type", type);
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
