package dev.slipway.worm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An object store in this process that speaks S3 and enforces Object Lock as documented, as long as it is not told to lie
 * or to fail. Whoever asks is served: signatures are not checked.
 */
public final class S3Double implements AutoCloseable {

    /** What stores that only pretend were seen to do. */
    public enum Lie {
        DROPS_LOCKS,
        DELETES,
        DELETES_AND_DENIES,
        SHORTENS,
        WEAKENS,
        KEEPS_NO_VERSIONS,
        IGNORES_CONDITIONS
    }

    private static final int MOST_VERSIONS = 1000;

    public final Set<Lie> lies = EnumSet.noneOf(Lie.class);

    /** Answers that are given instead of the next ones: a status, or 0 for none at all. */
    public final ConcurrentLinkedQueue<Integer> faults = new ConcurrentLinkedQueue<>();

    /** The same for writes; {@link #LOST} stores and gives no answer. */
    public final ConcurrentLinkedQueue<Integer> writeFaults = new ConcurrentLinkedQueue<>();

    public static final int LOST = -1;

    /** How many of the next objects that are read break off in their middle. */
    public final AtomicInteger cutOff = new AtomicInteger();

    private final HttpServer server;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private final AtomicReference<@Nullable Runnable> beforeWrite = new AtomicReference<>();
    private volatile boolean away;

    /** A version of an object; {@code bytes} is null for a mark of deletion. */
    static final class Version {
        final String id;
        byte @Nullable [] bytes;

        @Nullable
        String mode;

        @Nullable
        Instant until;

        @Nullable
        String mediaType;

        boolean held;
        final Instant since = Instant.now();

        Version(int number, byte @Nullable [] bytes) {
            this.id = String.format("v%08d", number);
            this.bytes = bytes;
        }

        boolean locked() {
            return held || until != null && until.isAfter(Instant.now());
        }
    }

    /** Versions by key, the newest first. */
    static final class Bucket {
        final TreeMap<String, List<Version>> objects = new TreeMap<>();
        final boolean locking;
        int defaultDays;
        int count;

        Bucket(boolean locking) {
            this.locking = locking;
        }
    }

    public S3Double() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "s3-double");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** An honest store with one empty bucket that has Object Lock, whatever was told to it before. */
    public S3Double afresh(String bucket) {
        lies.clear();
        faults.clear();
        writeFaults.clear();
        cutOff.set(0);
        beforeWrite.set(null);
        away = false;
        return bucket(bucket);
    }

    /** What keeps everything for eleven years in the bucket. */
    public S3Store store(String bucket, String prefix) {
        return store(bucket, prefix, Duration.ofSeconds(10));
    }

    /** The same for somebody who waits so long for an answer. */
    public S3Store store(String bucket, String prefix, Duration timeout) {
        return new S3Store(place(bucket, prefix), Period.ofYears(11), Clock.systemUTC(), timeout);
    }

    /** A bucket with Object Lock. */
    public S3Double bucket(String name) {
        synchronized (buckets) {
            buckets.put(name, new Bucket(true));
        }
        return this;
    }

    /** A bucket without Object Lock. */
    public void unlocked(String name) {
        synchronized (buckets) {
            buckets.put(name, new Bucket(false));
        }
    }

    public S3Place place(String bucket, String prefix) {
        return new S3Place(address(), "us-east-1", bucket, prefix, "test", "test");
    }

    /** Answers nothing but 503 until it is back. */
    public void away(boolean now) {
        away = now;
    }

    /** Puts other bytes over an object, as somebody with the bucket's keys can. */
    public void overwrite(String bucket, String key, byte[] bytes) {
        synchronized (buckets) {
            Bucket in = bucket(bucket, true);
            in.objects.computeIfAbsent(key, name -> new ArrayList<>()).add(0, new Version(++in.count, bytes));
        }
    }

    /** Another writer's object, locked as ours are. */
    public void overwriteLocked(String bucket, String key, byte[] bytes) {
        synchronized (buckets) {
            overwrite(bucket, key, bytes);
            Version version =
                    bucket(bucket, true).objects.getOrDefault(key, List.of()).get(0);
            version.mode = "COMPLIANCE";
            version.until = ZonedDateTime.now(ZoneOffset.UTC).plusYears(11).toInstant();
        }
    }

    /** Puts a mark of deletion over an object, as somebody with the bucket's keys can. */
    public void hide(String bucket, String key) {
        synchronized (buckets) {
            Bucket in = bucket(bucket, true);
            in.objects.computeIfAbsent(key, name -> new ArrayList<>()).add(0, new Version(++in.count, null));
        }
    }

    /** What another writer does while the next write is on its way. */
    public void beforeWrite(Runnable deed) {
        beforeWrite.set(deed);
    }

    /** Takes an object away, as only the store's owner can. */
    public void lose(String bucket, String key) {
        synchronized (buckets) {
            bucket(bucket, true).objects.remove(key);
        }
    }

    /** Every key, with the number of its versions. */
    public Map<String, Integer> keys(String bucket) {
        synchronized (buckets) {
            Map<String, Integer> keys = new TreeMap<>();
            bucket(bucket, true).objects.forEach((key, versions) -> keys.put(key, versions.size()));
            return keys;
        }
    }

    public @Nullable Instant keptUntil(String bucket, String key) {
        synchronized (buckets) {
            return bucket(bucket, true).objects.getOrDefault(key, List.of()).get(0).until;
        }
    }

    private Bucket bucket(String name, boolean known) {
        Bucket bucket = buckets.get(name);
        if (bucket == null) {
            throw new Refused(404, known ? "NoSuchBucket" : "NotFound");
        }
        return bucket;
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Integer fault = faults.poll();
        if (fault == null && exchange.getRequestMethod().equals("PUT")) {
            fault = writeFaults.poll();
        }
        if (fault != null && fault <= 0) {
            if (fault == LOST) {
                synchronized (buckets) {
                    new Request(exchange, body).answer();
                }
            }
            return;
        }
        Answer answer;
        try {
            if (away || fault != null) {
                throw new Refused(fault == null ? 503 : fault, "Fault");
            }
            synchronized (buckets) {
                answer = new Request(exchange, body).answer();
            }
        } catch (Refused e) {
            answer = new Answer(e.status, "<Error><Code>" + e.getMessage() + "</Code></Error>");
        }
        answer.headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || answer.status == 204;
        boolean object = exchange.getRequestMethod().equals("GET") && answer.headers.containsKey("x-amz-version-id");
        if (object && cutOff.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.sendResponseHeaders(answer.status, answer.body.length);
            exchange.getResponseBody().write(answer.body, 0, answer.body.length / 2);
            exchange.getResponseBody().flush();
            throw new IOException("cut off");
        }
        exchange.sendResponseHeaders(answer.status, bodiless || answer.body.length == 0 ? -1 : answer.body.length);
        if (!bodiless && answer.body.length > 0) {
            exchange.getResponseBody().write(answer.body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** An answer of the store. */
    private static final class Answer {
        final int status;
        final byte[] body;
        final Map<String, String> headers = new HashMap<>();

        Answer(int status, String xml) {
            this(status, xml.getBytes(StandardCharsets.UTF_8));
        }

        Answer(int status, byte[] body) {
            this.status = status;
            this.body = body;
        }

        Answer with(String name, @Nullable Object value) {
            if (value != null) {
                headers.put(name, value.toString());
            }
            return this;
        }
    }

    /** The store says no. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final int status;

        Refused(int status, String code) {
            super(code);
            this.status = status;
        }
    }

    /** One question to the store. */
    private final class Request {
        final HttpExchange exchange;
        final String method;
        final String bucketName;
        final String key;
        final Map<String, String> query = new HashMap<>();
        final byte[] body;

        Request(HttpExchange exchange, byte[] body) {
            this.exchange = exchange;
            this.body = body;
            this.method = exchange.getRequestMethod();
            String[] path = exchange.getRequestURI().getPath().substring(1).split("/", 2);
            this.bucketName = path[0];
            this.key = path.length > 1 ? path[1] : "";
            String raw = exchange.getRequestURI().getRawQuery();
            for (String part : raw == null ? new String[0] : raw.split("&")) {
                String[] pair = part.split("=", 2);
                query.put(
                        URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                        pair.length > 1 ? URLDecoder.decode(pair[1], StandardCharsets.UTF_8) : "");
            }
        }

        Answer answer() {
            return key.isEmpty() ? aboutBucket() : aboutObject(bucket(bucketName, true));
        }

        private Answer aboutBucket() {
            if (method.equals("PUT") && query.isEmpty()) {
                buckets.put(bucketName, new Bucket("true".equals(header("x-amz-bucket-object-lock-enabled"))));
                return new Answer(200, "");
            }
            Bucket bucket = bucket(bucketName, true);
            if (query.containsKey("versioning")) {
                return versioning(bucket);
            }
            if (query.containsKey("object-lock")) {
                return locking(bucket);
            }
            if (query.containsKey("versions")) {
                return versions(bucket);
            }
            if (query.containsKey("delete")) {
                return deleteSeveral(bucket);
            }
            throw new Refused(501, "NotImplemented");
        }

        private Answer versioning(Bucket bucket) {
            if (method.equals("PUT") && bucket.locking && text().contains("Suspended")) {
                throw new Refused(409, "InvalidBucketState");
            }
            return new Answer(200, "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");
        }

        private Answer locking(Bucket bucket) {
            if (method.equals("PUT")) {
                bucket.defaultDays = Integer.parseInt(element("Days", "0"));
            }
            return new Answer(
                    200,
                    "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>");
        }

        private Answer versions(Bucket bucket) {
            String prefix = query.getOrDefault("prefix", "");
            String after = query.getOrDefault("key-marker", "");
            String delimiter = query.getOrDefault("delimiter", "");
            Set<String> folders = new LinkedHashSet<>();
            StringBuilder xml = new StringBuilder("<ListVersionsResult>");
            int count = 0;
            String last = "";
            boolean more = false;
            for (var object : bucket.objects.tailMap(after, false).entrySet()) {
                if (!object.getKey().startsWith(prefix)) {
                    continue;
                }
                if (count >= MOST_VERSIONS) {
                    more = true;
                    break;
                }
                last = object.getKey();
                int end = delimiter.isEmpty() ? -1 : last.indexOf(delimiter, prefix.length());
                if (end >= 0) {
                    folders.add(last.substring(0, end + 1));
                    continue;
                }
                for (Version version : object.getValue()) {
                    String kind = version.bytes == null ? "DeleteMarker" : "Version";
                    xml.append("<" + kind + "><Key>" + object.getKey() + "</Key><VersionId>" + version.id
                            + "</VersionId><LastModified>" + version.since + "</LastModified>" + size(version) + "</"
                            + kind + ">");
                    count++;
                }
            }
            folders.forEach(folder -> xml.append("<CommonPrefixes><Prefix>" + folder + "</Prefix></CommonPrefixes>"));
            xml.append("<IsTruncated>" + more + "</IsTruncated>");
            if (more) {
                xml.append("<NextKeyMarker>" + last + "</NextKeyMarker>");
            }
            return new Answer(200, xml.append("</ListVersionsResult>").toString());
        }

        private static String size(Version version) {
            return version.bytes == null ? "" : "<Size>" + version.bytes.length + "</Size>";
        }

        private Answer deleteSeveral(Bucket bucket) {
            StringBuilder xml = new StringBuilder("<DeleteResult>");
            Matcher objects = Pattern.compile("<Object>(.*?)</Object>").matcher(text());
            while (objects.find()) {
                String name = between(objects.group(1), "Key", "");
                try {
                    delete(bucket, name, between(objects.group(1), "VersionId", ""));
                    xml.append("<Deleted><Key>" + name + "</Key></Deleted>");
                } catch (Refused e) {
                    xml.append("<Error><Key>" + name + "</Key><Code>" + e.getMessage() + "</Code></Error>");
                }
            }
            return new Answer(200, xml.append("</DeleteResult>").toString());
        }

        private Answer aboutObject(Bucket bucket) {
            return switch (method) {
                case "PUT" ->
                    query.containsKey("retention")
                            ? retain(version(bucket))
                            : query.containsKey("legal-hold") ? hold(version(bucket)) : put(bucket);
                case "DELETE" -> delete(bucket, key, query.getOrDefault("versionId", ""));
                default -> query.containsKey("retention") ? retention(version(bucket)) : read(version(bucket));
            };
        }

        private Answer put(Bucket bucket) {
            Runnable other = beforeWrite.getAndSet(null);
            if (other != null) {
                other.run();
            }
            List<Version> versions = bucket.objects.getOrDefault(key, List.of());
            boolean visible = !versions.isEmpty() && versions.get(0).bytes != null;
            if ("*".equals(header("If-None-Match")) && visible && !lies.contains(Lie.IGNORES_CONDITIONS)) {
                throw new Refused(412, "PreconditionFailed");
            }
            Version version = new Version(++bucket.count, body);
            version.mediaType = header("Content-Type");
            if (!lies.contains(Lie.DROPS_LOCKS)) {
                lock(bucket, version);
            }
            if (lies.contains(Lie.KEEPS_NO_VERSIONS)) {
                bucket.objects.put(key, new ArrayList<>(List.of(version)));
                return new Answer(200, "");
            }
            bucket.objects.computeIfAbsent(key, name -> new ArrayList<>()).add(0, version);
            return new Answer(200, "").with("x-amz-version-id", version.id);
        }

        private void lock(Bucket bucket, Version version) {
            String mode = header("x-amz-object-lock-mode");
            if (mode == null) {
                version.mode = bucket.defaultDays > 0 ? "COMPLIANCE" : null;
                version.until = bucket.defaultDays > 0 ? Instant.now().plus(bucket.defaultDays, ChronoUnit.DAYS) : null;
                return;
            }
            if (!bucket.locking || header("Content-MD5") == null && header("x-amz-sdk-checksum-algorithm") == null) {
                throw new Refused(400, "InvalidRequest");
            }
            version.mode = mode;
            version.until = Instant.parse(String.valueOf(header("x-amz-object-lock-retain-until-date")));
        }

        private Answer read(Version version) {
            if (version.bytes == null) {
                throw new Refused(404, "NoSuchKey");
            }
            return new Answer(200, version.bytes)
                    .with("Content-Type", version.mediaType)
                    .with("x-amz-version-id", version.id)
                    .with("x-amz-object-lock-mode", version.mode)
                    .with("x-amz-object-lock-retain-until-date", version.until);
        }

        private Answer retention(Version version) {
            return new Answer(
                    200,
                    "<Retention><Mode>" + version.mode + "</Mode><RetainUntilDate>" + version.until
                            + "</RetainUntilDate></Retention>");
        }

        private Answer retain(Version version) {
            String mode = element("Mode", "");
            Instant until = Instant.parse(element("RetainUntilDate", ""));
            boolean compliance = "COMPLIANCE".equals(version.mode) && version.locked();
            boolean weaker = !mode.equals("COMPLIANCE") && !lies.contains(Lie.WEAKENS);
            boolean shorter = version.until != null && until.isBefore(version.until) && !lies.contains(Lie.SHORTENS);
            if (compliance && (weaker || shorter)) {
                throw new Refused(403, "AccessDenied");
            }
            version.mode = mode;
            version.until = until;
            return new Answer(200, "");
        }

        private Answer hold(Version version) {
            version.held = text().contains("ON");
            return new Answer(200, "");
        }

        private Answer delete(Bucket bucket, String name, String id) {
            List<Version> versions = bucket.objects.computeIfAbsent(name, none -> new ArrayList<>());
            if (id.isEmpty()) {
                versions.add(0, new Version(++bucket.count, null));
                return new Answer(204, "").with("x-amz-delete-marker", true);
            }
            for (Version version : List.copyOf(versions)) {
                if (version.id.equals(id)) {
                    if (version.locked() && !lies.contains(Lie.DELETES) && !lies.contains(Lie.DELETES_AND_DENIES)) {
                        throw new Refused(403, "AccessDenied");
                    }
                    versions.remove(version);
                    if (lies.contains(Lie.DELETES_AND_DENIES)) {
                        throw new Refused(403, "AccessDenied");
                    }
                }
            }
            return new Answer(204, "");
        }

        private Version version(Bucket bucket) {
            String id = query.get("versionId");
            return bucket.objects.getOrDefault(key, List.of()).stream()
                    .filter(version -> id == null || version.id.equals(id))
                    .findFirst()
                    .orElseThrow(() -> new Refused(404, id == null ? "NoSuchKey" : "NoSuchVersion"));
        }

        private @Nullable String header(String name) {
            return exchange.getRequestHeaders().getFirst(name);
        }

        private String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        private String element(String name, String otherwise) {
            return between(text(), name, otherwise);
        }
    }

    private static String between(String xml, String name, String otherwise) {
        Matcher found = Pattern.compile("<" + name + ">(.*?)</" + name + ">").matcher(xml);
        return found.find() ? found.group(1) : otherwise;
    }
}
