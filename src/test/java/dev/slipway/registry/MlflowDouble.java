package dev.slipway.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * One registered model behind the calls of MLflow's protos, with its error bodies; a test changes what it holds, and
 * may answer a call itself.
 */
public final class MlflowDouble implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String API = "/api/2.0/mlflow/";
    private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts";
    private static final String ROOT = "1/models/m-7/artifacts";

    /** Path below the version's folder, with the bytes. */
    public final Map<String, byte[]> files = new TreeMap<>();

    public final Map<String, String> tags = new ConcurrentHashMap<>();
    public final Map<String, String> aliases = new ConcurrentHashMap<>();
    public final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    final List<String> logins = Collections.synchronizedList(new ArrayList<>());
    String status = "READY";
    String source = "mlflow-artifacts:/" + ROOT;
    boolean listsBackwards;
    long listsMore;

    private final String name;
    private final String version;
    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Answer> answers = Collections.synchronizedList(new ArrayList<>());

    public MlflowDouble(String name, String version) {
        this.name = name;
        this.version = version;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "mlflow-double");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The n-th call of this kind from now on is carried out, and then answered like this. */
    public void answerOnce(String call, int nth, int code, String body) {
        answers.add(new Answer(asked -> asked.contains(call), nth, exchange -> send(exchange, code, bytes(body))));
    }

    /** Every such call is answered by the test. */
    void answer(String call, Reply reply) {
        answers.add(new Answer(asked -> asked.contains(call), 0, reply));
    }

    /** As if nothing had been written or asked. */
    public void forget() {
        files.clear();
        tags.clear();
        aliases.clear();
        asked.clear();
        answers.clear();
    }

    public long count(String call) {
        return asked.stream().filter(text -> text.contains(call)).count();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    /** Says nothing until it is closed. */
    void keepSilent(HttpExchange exchange) {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            asked.add(call);
            logins.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            Map<String, String> values = values(exchange);
            for (Answer answer : List.copyOf(answers)) {
                if (answer.isDue(call)) {
                    if (answer.nth > 0) {
                        carryOut(exchange, values);
                    }
                    answer.reply.to(exchange);
                    return;
                }
            }
            Object found = carryOut(exchange, values);
            if (found instanceof byte[] content) {
                send(exchange, 200, content);
            } else {
                JsonNode body = (JsonNode) found;
                int code = body.has("error_code") ? code(body.path("error_code").asText()) : 200;
                send(exchange, code, bytes(body.toString()));
            }
        }
    }

    private Object carryOut(HttpExchange exchange, Map<String, String> values) {
        String path = exchange.getRequestURI().getPath();
        if (path.equals(ARTIFACTS)) {
            return list(values.getOrDefault("path", ""));
        }
        if (path.startsWith(ARTIFACTS + "/" + ROOT + "/")) {
            byte[] found = files.get(path.substring((ARTIFACTS + "/" + ROOT + "/").length()));
            return found == null ? error("RESOURCE_DOES_NOT_EXIST", "No such artifact") : found;
        }
        if (!path.startsWith(API) || !name.equals(values.get("name"))) {
            return error("RESOURCE_DOES_NOT_EXIST", "Registered Model with name=" + values.get("name") + " not found");
        }
        if (values.containsKey("version") && !version.equals(values.get("version")) && !path.endsWith("alias")) {
            return error("RESOURCE_DOES_NOT_EXIST", "Model Version (name=" + name + ") not found");
        }
        return model(exchange.getRequestMethod() + " " + path.substring(API.length()), values);
    }

    private JsonNode model(String call, Map<String, String> values) {
        ObjectNode answer = JSON.createObjectNode();
        switch (call) {
            case "GET model-versions/get" -> describe(answer.putObject("model_version"));
            case "GET model-versions/get-download-uri" -> answer.put("artifact_uri", source);
            case "POST model-versions/set-tag" -> tags.put(values.get("key"), values.get("value"));
            case "GET registered-models/get" -> {
                ObjectNode model = answer.putObject("registered_model").put("name", name);
                ArrayNode list = model.putArray("aliases");
                aliases.forEach(
                        (alias, at) -> list.addObject().put("alias", alias).put("version", at));
            }
            case "POST registered-models/alias" -> aliases.put(values.get("alias"), values.get("version"));
            case "DELETE registered-models/alias" -> aliases.remove(values.get("alias"));
            default -> {
                return error("ENDPOINT_NOT_FOUND", "No such call");
            }
        }
        return answer;
    }

    private void describe(ObjectNode model) {
        model.put("name", name).put("version", version).put("status", status).put("source", source);
        ArrayNode list = model.putArray("tags");
        tags.forEach((key, value) -> list.addObject().put("key", key).put("value", value));
    }

    /** One folder, by base names, with 64-bit numbers as this server writes them. */
    private JsonNode list(String folder) {
        Map<String, Long> found = new LinkedHashMap<>();
        String below = folder.equals(ROOT) ? "" : folder.substring(ROOT.length() + 1) + "/";
        files.forEach((path, content) -> {
            if (path.startsWith(below)) {
                String rest = path.substring(below.length());
                int slash = rest.indexOf('/');
                found.put(slash < 0 ? rest : rest.substring(0, slash), slash < 0 ? content.length + listsMore : -1L);
            }
        });
        List<String> names = new ArrayList<>(found.keySet());
        if (listsBackwards) {
            Collections.reverse(names);
        }
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray("files");
        for (String entry : names) {
            long size = found.getOrDefault(entry, -1L);
            ObjectNode file = list.addObject().put("path", entry).put("is_dir", size < 0);
            if (size >= 0) {
                file.put("file_size", size);
            }
        }
        return answer;
    }

    private static Map<String, String> values(HttpExchange exchange) throws IOException {
        Map<String, String> values = new HashMap<>();
        String query = exchange.getRequestURI().getRawQuery();
        for (String part : query == null ? new String[0] : query.split("&")) {
            String[] pair = part.split("=", 2);
            values.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (body.length > 0) {
            JSON.readTree(body)
                    .properties()
                    .forEach(
                            field -> values.put(field.getKey(), field.getValue().asText()));
        }
        return values;
    }

    private static JsonNode error(String code, String message) {
        return JSON.createObjectNode().put("error_code", code).put("message", message);
    }

    private static int code(String error) {
        return error.equals("INVALID_PARAMETER_VALUE") ? 400 : 404;
    }

    static void send(HttpExchange exchange, int code, byte[] body) throws IOException {
        exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** How a test answers. */
    interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    /** An answer of the test's, to every call of a kind ({@code nth} 0) or to one of them. */
    private static final class Answer {

        private final Predicate<String> call;
        private final int nth;
        private final Reply reply;
        private int seen;

        Answer(Predicate<String> call, int nth, Reply reply) {
            this.call = call;
            this.nth = nth;
            this.reply = reply;
        }

        boolean isDue(String asked) {
            return call.test(asked) && ++seen > 0 && (nth == 0 || nth == seen);
        }
    }
}
