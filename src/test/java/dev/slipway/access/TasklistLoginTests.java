package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.SlipwayTest;
import dev.slipway.release.Role;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The login that a browser makes: page, CSRF token, session. */
@SlipwayTest
class TasklistLoginTests {

    private static final String END_OF_SUPPORT = "/camunda/api/slipway/end-of-support";

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = Mode.EXCLUDE, names = "PROCESS_OWNER")
    void everyRoleWithTasksToReadLogsIn(Role role) throws Exception {
        assertThat(login("tasklist", role.id(), role.id()).statusCode()).isEqualTo(200);
        assertThat(get("/camunda/api/engine/engine/default/task/count").statusCode())
                .isEqualTo(200);
        assertThat(get("/camunda/api/engine/engine").statusCode()).isEqualTo(200);
    }

    @Test
    void theProcessOwnerLogsInToCockpitOnly() throws Exception {
        assertThat(login("tasklist", "process-owner", "process-owner").statusCode())
                .isEqualTo(403);
        assertThat(login("cockpit", "process-owner", "process-owner").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theBuildPipelineHasNoPages() throws Exception {
        assertThat(login("tasklist", "ci", "ci").statusCode()).isEqualTo(403);
    }

    @Test
    void refusesALoginWithoutTheToken() throws Exception {
        get("/camunda/app/tasklist/default/");
        var request = request("/camunda/api/admin/auth/user/default/login/tasklist")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=qa-lead&password=qa-lead"));
        assertThat(send(request).statusCode()).isEqualTo(403);
    }

    @Test
    void evenAnAdministratorDeploysNothingThroughThePages() throws Exception {
        login("tasklist", "admin", "admin");
        get("/camunda/app/tasklist/default/");
        var request = request("/camunda/api/engine/engine/default/deployment/create")
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString("--x--\r\n"));
        assertThat(send(request).statusCode()).isEqualTo(403);
    }

    @Test
    void onlyAdministratorsAreToldThatTheEnginesSupportHasEnded() throws Exception {
        assertThat(get(END_OF_SUPPORT).statusCode()).isEqualTo(204);
        login("tasklist", "qa-lead", "qa-lead");
        assertThat(get(END_OF_SUPPORT).statusCode()).isEqualTo(204);
        login("tasklist", "admin", "admin");
        HttpResponse<String> told = get(END_OF_SUPPORT);
        assertThat(told.body()).isEqualTo("{\"explanation\":\"/#end-of-support\"}");
        assertThat(told.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void everyPageOfTheEngineLoadsOurPartOfIt(String app) throws Exception {
        assertThat(get("/camunda/app/" + app + "/scripts/config.js").body()).contains("vendor: 'Slipway'");
        assertThat(get("/camunda/app/" + app + "/scripts/slipway.js").headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
        assertThat(get("/camunda/app/" + app + "/styles/user-styles.css").body())
                .contains(".slipway-home");
    }

    private HttpResponse<String> login(String page, String userId, String password) throws Exception {
        get("/camunda/app/" + page + "/default/");
        return send(request("/camunda/api/admin/auth/user/default/login/" + page)
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + userId + "&password=" + password)));
    }

    private String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
