package dev.slipway.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The witness over HTTP: {@code POST /add-checkpoint}, and nothing else. */
final class WitnessServer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(WitnessServer.class.getName());
    private static final int MOST_BYTES = 64 * 1024;
    private static final int THREADS = 8;

    static {
        // Read once, by the first server: a client that sends byte by byte must not hold a thread for ever.
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "10");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Witness witness;

    WitnessServer(InetSocketAddress address, Witness witness) throws IOException {
        this.witness = witness;
        this.server = HttpServer.create(address, 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    void start() {
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals("/add-checkpoint")) {
            return Answer.refused(Answer.NOT_FOUND, "A witness answers to POST /add-checkpoint only.");
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return Answer.refused(405, "A witness answers to POST /add-checkpoint only.");
        }
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return Answer.refused(413, "A request has at most " + MOST_BYTES + " bytes.");
        }
        try {
            Answer answer = witness.add(body);
            LOG.info(() -> "add-checkpoint answered " + answer.status());
            return answer;
        } catch (RuntimeException broken) {
            LOG.log(Level.SEVERE, "The witness did not cosign", broken);
            return Answer.refused(500, "The witness cannot keep what it cosigns now.");
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
