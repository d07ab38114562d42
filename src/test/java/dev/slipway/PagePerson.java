package dev.slipway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser without JavaScript: keeps cookies, fills in forms with their token, follows nothing. */
public final class PagePerson {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final int port;

    private PagePerson(int port) {
        this.port = port;
    }

    public static PagePerson stranger(int port) {
        return new PagePerson(port);
    }

    /** A person of the sample, whose password is the user's id, signed in. */
    public static PagePerson of(int port, String userId) {
        PagePerson person = new PagePerson(port);
        HttpResponse<String> answer = person.signIn(userId, userId, "/");
        if (answer.statusCode() != 302) {
            throw new IllegalStateException(userId + " could not sign in: " + answer.statusCode());
        }
        return person;
    }

    public HttpResponse<String> signIn(String name, String password, String next) {
        return post("/sign-in", Map.of("name", name, "password", password, "next", next));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Sends a form with the token that the start page or the sign-in holds. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        Matcher token = TOKEN.matcher(get("/").body());
        if (!token.find()) {
            throw new IllegalStateException("the start page holds no form with a token");
        }
        return send(form(path, fields, token.group(1)));
    }

    /** Sends a form as a page of somebody else would. */
    public HttpResponse<String> postWithoutToken(String path, Map<String, String> fields) {
        return send(form(path, fields, "none"));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    /** Value of a cookie, empty when there is none. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields, String token) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body + "&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8)));
    }
}
