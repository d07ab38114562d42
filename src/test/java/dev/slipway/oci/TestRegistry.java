package dev.slipway.oci;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A registry on a free port of this machine, as far as signatures need one. */
public final class TestRegistry implements AutoCloseable {

    public static final String REPOSITORY = "team/credit";

    final Map<String, byte[]> answers = new LinkedHashMap<>();
    public final List<String> asked = new ArrayList<>();
    Optional<String> challenge = Optional.empty();
    String token = "{\"token\": \"t0ken\"}";
    Optional<URI> elsewhere = Optional.empty();

    private final HttpServer server;
    private final List<String> referrers = new ArrayList<>();

    public TestRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** As cosign 3 pushes a bundle: a manifest that refers to the image, whatever it says that it is. */
    public void refer(String image, byte[] bundle, String artifactType) {
        String manifest = manifest(
                "{\"schemaVersion\":2,\"artifactType\":\"%s\",\"subject\":{\"digest\":\"%s\"},\"layers\":[{\"mediaType\":\"%s\",\"digest\":\"%s\"}]}",
                artifactType, image, artifactType, blob(bundle));
        referrers.add(
                "{\"digest\":\"" + manifest + "\",\"artifactType\":\"" + artifactType
                        + "\",\"annotations\":{\"dev.sigstore.bundle.predicateType\":\"https://sigstore.dev/cosign/sign/v1\"}}");
        list(image);
    }

    /** Says that everything which refers to something refers to this image. */
    void list(String image) {
        answers.put("referrers/" + image, index());
    }

    /** As cosign 2 pushes a signature or an attestation. */
    public void tag(String image, String suffix, byte[] layer, String signature) {
        String text =
                "{\"schemaVersion\":2,\"layers\":[{\"digest\":\"%s\",\"annotations\":{\"dev.cosignproject.cosign/signature\":\"%s\"}}]}"
                        .formatted(blob(layer), signature);
        answers.put("manifests/" + image.replace(':', '-') + suffix, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of a registry that does not know referrers. */
    void fallBack(String image) {
        answers.remove("referrers/" + image);
        answers.put("manifests/" + image.replace(':', '-'), index());
    }

    String blob(byte[] bytes) {
        answers.put("blobs/" + digest(bytes), bytes);
        return digest(bytes);
    }

    private String manifest(String text, Object... values) {
        byte[] bytes = text.formatted(values).getBytes(StandardCharsets.UTF_8);
        answers.put("manifests/" + digest(bytes), bytes);
        return digest(bytes);
    }

    private byte[] index() {
        return ("{\"schemaVersion\":2,\"manifests\":[" + String.join(",", referrers) + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            asked.add(exchange.getRequestURI() + " " + authorization);
            byte[] found = answers.get(path.replace("/v2/" + REPOSITORY + "/", ""));
            if (path.equals("/token")) {
                send(exchange, 200, token.getBytes(StandardCharsets.UTF_8));
            } else if (challenge.isPresent() && !authorization.equals("Bearer t0ken")) {
                exchange.getResponseHeaders().add("WWW-Authenticate", challenge.get());
                send(exchange, 401, new byte[0]);
            } else if (elsewhere.isPresent() && path.contains("/blobs/")) {
                exchange.getResponseHeaders().add("Location", elsewhere.get() + path);
                send(exchange, 307, new byte[0]);
            } else if (found != null) {
                send(exchange, 200, found);
            } else {
                send(exchange, 404, new byte[0]);
            }
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    public static String digest(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
