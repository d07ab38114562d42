package dev.slipway.worm;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Asks a container over HTTP, each question signed with the account's key. Microsoft's own client would bring a second HTTP
 * server, Netty and Reactor for the six questions that are asked here.
 */
final class AzureDoor {

    private static final String VERSION = "2021-06-08";
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final AzurePlace place;
    private final Clock clock;
    private final Duration timeout;
    private final HttpClient client;

    AzureDoor(AzurePlace place, Clock clock, Duration timeout) {
        this.place = place;
        this.clock = clock;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    static String date(Instant moment) {
        return HTTP_DATE.format(moment);
    }

    static Instant instant(String date) {
        return HTTP_DATE.parse(date, Instant::from);
    }

    /**
     * The answer, whatever its status.
     *
     * @param path behind the container, empty for the container itself
     * @throws WormUnavailable when there is none
     */
    HttpResponse<byte[]> ask(
            String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {
        TreeMap<String, String> sent = new TreeMap<>(headers);
        sent.put("x-ms-date", date(clock.instant()));
        sent.put("x-ms-version", VERSION);
        URI address = address(path, query);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        sent.forEach(request::header);
        request.header(
                "Authorization",
                "SharedKey " + place.account() + ":"
                        + signature(toSign(method, address, new TreeMap<>(query), sent, body.length)));
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new WormUnavailable(place.toString(), String.valueOf(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WormUnavailable(place.toString(), "interrupted", e);
        }
    }

    private URI address(String path, Map<String, String> query) {
        String base = place.address().toString().replaceAll("/$", "");
        String asked = query.entrySet().stream()
                .map(part -> part.getKey() + "=" + encoded(part.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(base + "/" + place.container() + (path.isEmpty() ? "" : "/" + path)
                + (asked.isEmpty() ? "" : "?" + asked));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The text of the scheme 'Shared Key' of Azure Storage, for services from 2015-02-21 on. */
    private String toSign(
            String method, URI address, TreeMap<String, String> query, TreeMap<String, String> headers, int length) {
        String own = headers.entrySet().stream()
                .filter(header -> header.getKey().startsWith("x-ms-"))
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        String asked = query.entrySet().stream()
                .map(part -> "\n" + part.getKey() + ":" + part.getValue())
                .collect(Collectors.joining());
        return String.join(
                        "\n",
                        method,
                        "",
                        "",
                        length == 0 ? "" : String.valueOf(length),
                        headers.getOrDefault("Content-MD5", ""),
                        "",
                        "",
                        "",
                        "",
                        headers.getOrDefault("If-None-Match", ""),
                        "",
                        "",
                        own)
                + "/" + place.account() + address.getRawPath() + asked;
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(place.key()), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC with SHA-256.", e);
        }
    }
}
