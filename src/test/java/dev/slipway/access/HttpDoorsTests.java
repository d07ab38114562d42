package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is open to whom before anybody asks the engine. */
@SlipwayTest
class HttpDoorsTests {

    private static final String INTRUDER = "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"I\",\"lastName\":\"N\"},"
            + "\"credentials\":{\"password\":\"Xk7!wq9Zp#2v\"}}";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identities;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/%73etup/default/user/create",
                "/camunda/api/admin/setup;x=1/default/user/create",
                "/camunda/api/admin/setup/default/user/create;x",
                "/camunda/api/admin//setup/default/user/create",
                "//camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/./setup/default/user/create",
                "/camunda/api/admin/x/../setup/default/user/create",
                "/camunda/api/admin/setup%2Fdefault/user/create",
                "/camunda/api/admin/setup/default/user/create/",
                "/camunda/api/cockpit/../admin/setup/default/user/create",
                "/camunda/app/admin/default/setup/"
            })
    void theSetupRouteIsClosedHoweverItIsSpelt(String path) throws IOException {
        // with no administrator the engine itself would let anybody in
        identities.deleteMembership("admin", Accounts.ADMINISTRATORS);
        try {
            // Spring itself stumbles over two of them (500) before anything is called
            assertThat(rawPost(path)).matches("(?s)HTTP/1.1 [45].*");
            assertThat(identities.createUserQuery().userId("intruder").count()).isZero();
        } finally {
            identities.createMembership("admin", Accounts.ADMINISTRATORS);
        }
    }

    @Test
    void aBrowserThatPrefersXmlGetsJson() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        RestPerson.of(port, "auditor")
                                .request("/api/ledger/people")
                                .header("Accept", "text/html,application/xml;q=0.9,*/*;q=0.8")
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).contains("json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/engine",
                "/engine-rest/engine/",
                "/engine-rest/task",
                "/engine-rest/engine/default/user",
                "/engine-rest/%74ask",
                "/engine-rest/openapi.json",
                "/api/anything"
            })
    void programsMustLogIn(String path) {
        assertThat(RestPerson.anonymous(port).get(path).statusCode()).isEqualTo(401);
        assertThat(new RestPerson(port, "qa-lead", "wrong")
                        .get("/engine-rest/task")
                        .statusCode())
                .isEqualTo(401);
        identities.unlockUser("qa-lead");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/engine/engine/default/user",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics"
            })
    void theWebPagesTellStrangersNothing(String path) {
        assertThat(RestPerson.anonymous(port).get(path).statusCode()).isEqualTo(401);
    }

    @Test
    void theLoginPageMayAskForTheEngine() {
        assertThat(RestPerson.anonymous(port).get("/camunda/api/engine/engine/").body())
                .as("Tasklist asks for the names before every login; engines of other tests in this JVM count too")
                .contains("{\"name\":\"default\"}")
                .matches("\\[\\{\"name\":\"\\w+\"}(,\\{\"name\":\"\\w+\"})*]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/env", "/h2-console", "/webjars/camunda", "/anything"})
    void whatIsNotNamedIsClosed(String path) {
        assertThat(RestPerson.anonymous(port).get(path).statusCode()).isEqualTo(403);
    }

    @Test
    void healthIsOpenAndTellsNoDetails() {
        var health = RestPerson.anonymous(port).get("/actuator/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).doesNotContain("components");
    }

    @Test
    void figuresAreForAuditorsAndAdministrators() {
        String path = "/actuator/prometheus";
        assertThat(RestPerson.anonymous(port).get(path).statusCode()).isEqualTo(401);
        assertThat(RestPerson.of(port, "deployment-manager").get(path).statusCode())
                .isEqualTo(403);
        assertThat(RestPerson.of(port, "admin").get(path).statusCode()).isEqualTo(200);
        assertThat(RestPerson.of(port, "auditor").get(path).body())
                .contains("slipway_ledger_flawed 0.0", "slipway_ledger_verified_entries");
    }

    @Test
    void aRightPasswordWaitsAfterAWrongOneWithoutLockingThePersonOut() {
        new RestPerson(port, "legal-advisor-2", "wrong").get("/engine-rest/task");
        RestPerson person = RestPerson.of(port, "legal-advisor-2");
        assertThat(person.get("/engine-rest/task/count").statusCode()).isEqualTo(401);
        identities.unlockUser("legal-advisor-2");
        assertThat(person.get("/engine-rest/task/count").statusCode()).isEqualTo(200);
    }

    /** Java's own client would tidy such paths up before it sends them. */
    private String rawPost(String path) throws IOException {
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + INTRUDER.length() + "\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write((head + INTRUDER).getBytes(StandardCharsets.UTF_8));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
