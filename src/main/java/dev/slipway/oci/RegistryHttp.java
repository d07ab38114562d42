package dev.slipway.oci;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests to one registry and to the addresses that may answer for it; no others are asked, whatever it says. */
final class RegistryHttp {

    static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCEPT = "application/vnd.oci.image.manifest.v1+json,"
            + "application/vnd.oci.image.index.v1+json,application/vnd.docker.distribution.manifest.v2+json,"
            + "application/vnd.docker.distribution.manifest.list.v2+json,application/octet-stream";

    private final URI address;
    private final List<URI> alsoAllowed;
    private final Optional<RegistryLogin> login;
    private final Duration timeout;
    private final HttpClient http;

    RegistryHttp(URI address, List<URI> alsoAllowed, Optional<RegistryLogin> login, Duration timeout) {
        this.address = address;
        this.alsoAllowed = List.copyOf(alsoAllowed);
        this.login = login;
        this.timeout = timeout;
        this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    /** What one address answered. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Answer(int status, byte[] body, Optional<String> challenge, Optional<String> location) {}

    /** Empty when there is nothing under this path. */
    Optional<byte[]> get(String repository, String path) {
        URI target = address.resolve("/v2/" + repository + "/" + path);
        Answer answer = ask(target, null);
        if (answer.status() == 401 && answer.challenge().isPresent()) {
            answer =
                    ask(target, authorization(Challenge.parse(answer.challenge().get()), repository));
        }
        if (answer.status() / 100 == 3 && answer.location().isPresent()) {
            answer = ask(target.resolve(answer.location().get()), null);
        }
        if (answer.status() != 200 && answer.status() != 404) {
            throw new OciRefused("The registry " + address + " must answer about " + repository + "; it answered "
                    + answer.status() + ".");
        }
        return answer.status() == 200 ? Optional.of(answer.body()) : Optional.empty();
    }

    private String authorization(Challenge challenge, String repository) {
        if (!challenge.bearer()) {
            return login.map(RegistryLogin::header)
                    .orElseThrow(() -> new OciRefused("The registry " + address + " wants a login."));
        }
        Answer answer = ask(
                challenge.tokenAddress(repository),
                login.map(RegistryLogin::header).orElse(null));
        try {
            var token = JSON.readTree(answer.body());
            String text = token.path("token").asText(token.path("access_token").asText());
            if (answer.status() == 200 && text.matches("[\\x21-\\x7e]+")) {
                return "Bearer " + text;
            }
        } catch (IOException notJson) {
            // said below
        }
        throw new OciRefused("The registry " + address + " gives no token for " + repository + " (" + answer.status()
                + "); look at its login.");
    }

    private Answer ask(URI target, @Nullable String authorization) {
        requireAllowed(target);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target).timeout(timeout).header("Accept", ACCEPT);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] bytes = body.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw new OciRefused(
                            target + " must answer with at most " + MOST_BYTES + " bytes; there are more.");
                }
                return new Answer(
                        answer.statusCode(),
                        bytes,
                        answer.headers().firstValue("WWW-Authenticate"),
                        answer.headers().firstValue("Location"));
            }
        } catch (IOException e) {
            throw new OciRefused("The registry " + address + " could not be asked: " + e + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OciRefused("The registry " + address + " could not be asked: it was interrupted.");
        }
    }

    private void requireAllowed(URI target) {
        if (!sameOrigin(target, address) && alsoAllowed.stream().noneMatch(other -> sameOrigin(target, other))) {
            throw new OciRefused("The registry " + address + " refers to " + target.getScheme() + "://"
                    + target.getAuthority() + ", which is not among the addresses that may answer for it.");
        }
    }

    private static boolean sameOrigin(URI one, URI other) {
        return String.valueOf(one.getScheme()).equals(other.getScheme())
                && String.valueOf(one.getAuthority()).equals(other.getAuthority());
    }
}
