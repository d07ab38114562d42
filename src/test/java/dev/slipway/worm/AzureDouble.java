package dev.slipway.worm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A container of blobs in this process that enforces locked policies, as long as it is not told to lie or to fail. */
final class AzureDouble implements AutoCloseable {

    /** What a container that only pretends does. */
    enum Lie {
        DROPS_POLICIES,
        LEAVES_UNLOCKED,
        DELETES,
        DELETES_AND_DENIES,
        SHORTENS,
        UNLOCKS,
        FREES,
        KEEPS_NO_VERSIONS
    }

    final Set<Lie> lies = EnumSet.noneOf(Lie.class);

    /** Statuses that are answered instead of the next writes; 0 for no answer at all. */
    final ConcurrentLinkedQueue<Integer> writeFaults = new ConcurrentLinkedQueue<>();

    private final HttpServer server;
    private final TreeMap<String, List<Version>> blobs = new TreeMap<>();
    private int count;
    private @Nullable String lastAuthorization;

    /** A version of a blob. */
    static final class Version {
        final String id;
        final byte[] bytes;

        @Nullable
        String mode;

        @Nullable
        Instant until;

        Version(int number, byte[] bytes) {
            this.id = String.format("2026-11-26T00:00:00.%07dZ", number);
            this.bytes = bytes;
        }

        boolean locked() {
            return "locked".equals(mode) && until != null && until.isAfter(Instant.now());
        }
    }

    AzureDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "azure-double");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    AzurePlace place(String prefix) {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new AzurePlace(address, "records", prefix, "account", "c2VjcmV0");
    }

    void empty() {
        synchronized (blobs) {
            blobs.clear();
            lies.clear();
            writeFaults.clear();
        }
    }

    void overwrite(String blob, byte[] bytes) {
        synchronized (blobs) {
            versionsOf(blob).add(new Version(++count, bytes));
        }
    }

    Version first(String blob) {
        synchronized (blobs) {
            return versionsOf(blob).get(0);
        }
    }

    int versions(String blob) {
        synchronized (blobs) {
            return versionsOf(blob).size();
        }
    }

    @Nullable
    String lastAuthorization() {
        return lastAuthorization;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        lastAuthorization = exchange.getRequestHeaders().getFirst("Authorization");
        Integer fault = exchange.getRequestMethod().equals("PUT") ? writeFaults.poll() : null;
        if (fault != null && fault == 0) {
            return;
        }
        byte[] answer = new byte[0];
        int status;
        if (fault != null) {
            status = fault;
        } else {
            synchronized (blobs) {
                Map<String, String> query = query(exchange.getRequestURI());
                if ("list".equals(query.get("comp"))) {
                    answer = list(query.getOrDefault("prefix", "")).getBytes(StandardCharsets.UTF_8);
                    status = 200;
                } else {
                    status = blob(exchange, query, body);
                    if (exchange.getRequestMethod().equals("GET") && status == 200) {
                        Version found = find(exchange, query);
                        answer = found == null ? answer : found.bytes;
                    }
                }
            }
        }
        exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private int blob(HttpExchange exchange, Map<String, String> query, byte[] body) {
        boolean policy = "immutabilityPolicies".equals(query.get("comp"));
        String method = exchange.getRequestMethod();
        if (method.equals("PUT") && !policy) {
            return put(exchange, body);
        }
        Version version = find(exchange, query);
        if (version == null) {
            return 404;
        }
        return switch (method) {
            case "PUT" -> setPolicy(exchange, version);
            case "DELETE" -> policy ? removePolicy(exchange, version) : delete(exchange, version);
            default -> {
                Instant until = version.until;
                if (version.mode != null && until != null) {
                    exchange.getResponseHeaders().set("x-ms-immutability-policy-mode", version.mode);
                    exchange.getResponseHeaders().set("x-ms-immutability-policy-until-date", AzureDoor.date(until));
                }
                yield 200;
            }
        };
    }

    private List<Version> versionsOf(String blob) {
        return blobs.computeIfAbsent(blob, none -> new ArrayList<>());
    }

    private int put(HttpExchange exchange, byte[] body) {
        String blob = blobName(exchange);
        if ("*".equals(exchange.getRequestHeaders().getFirst("If-None-Match")) && blobs.containsKey(blob)) {
            return refuse(exchange, "BlobAlreadyExists");
        }
        Version version = new Version(++count, body);
        if (!lies.contains(Lie.DROPS_POLICIES)) {
            version.mode = lies.contains(Lie.LEAVES_UNLOCKED) ? "unlocked" : header(exchange, "mode");
            version.until = AzureDoor.instant(header(exchange, "until-date"));
        }
        versionsOf(blob).add(version);
        return 201;
    }

    private int setPolicy(HttpExchange exchange, Version version) {
        if (lies.contains(Lie.DROPS_POLICIES)) {
            return 200;
        }
        Instant until = AzureDoor.instant(header(exchange, "until-date"));
        String mode = header(exchange, "mode");
        boolean weaker = !mode.equals("locked") && !lies.contains(Lie.UNLOCKS);
        boolean shorter = until.isBefore(version.until) && !lies.contains(Lie.SHORTENS);
        if (version.locked() && (weaker || shorter)) {
            return refuse(exchange, "BlobImmutableDueToPolicy");
        }
        version.mode = mode;
        version.until = until;
        return 200;
    }

    private int removePolicy(HttpExchange exchange, Version version) {
        if (version.locked() && !lies.contains(Lie.FREES)) {
            return refuse(exchange, "BlobImmutableDueToPolicy");
        }
        version.mode = null;
        return 200;
    }

    private int delete(HttpExchange exchange, Version version) {
        boolean gone = lies.contains(Lie.DELETES) || lies.contains(Lie.DELETES_AND_DENIES);
        if (version.locked() && !gone) {
            return refuse(exchange, "BlobImmutableDueToPolicy");
        }
        versionsOf(blobName(exchange)).remove(version);
        return lies.contains(Lie.DELETES_AND_DENIES) ? refuse(exchange, "BlobImmutableDueToPolicy") : 202;
    }

    private @Nullable Version find(HttpExchange exchange, Map<String, String> query) {
        String id = query.get("versionid");
        return blobs.getOrDefault(blobName(exchange), List.of()).stream()
                .filter(version -> id == null || version.id.equals(id))
                .findFirst()
                .orElse(null);
    }

    private String list(String prefix) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><EnumerationResults><Blobs>");
        blobs.forEach((blob, versions) -> versions.forEach(version -> {
            if (blob.startsWith(prefix)) {
                xml.append("<Blob><Name>" + blob + "</Name>");
                if (!lies.contains(Lie.KEEPS_NO_VERSIONS)) {
                    xml.append("<VersionId>" + version.id + "</VersionId>");
                }
                xml.append("</Blob>");
            }
        }));
        return xml.append("</Blobs><NextMarker/></EnumerationResults>").toString();
    }

    private static int refuse(HttpExchange exchange, String code) {
        exchange.getResponseHeaders().set("x-ms-error-code", code);
        return 409;
    }

    private static String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst("x-ms-immutability-policy-" + name);
    }

    private static String blobName(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().substring("/records/".length());
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> query = new HashMap<>();
        String raw = address.getRawQuery();
        for (String part : raw == null ? new String[0] : raw.split("&")) {
            String[] pair = part.split("=", 2);
            query.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return query;
    }
}
