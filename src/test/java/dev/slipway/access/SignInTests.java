package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.PagePerson;
import dev.slipway.SlipwayTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;

/** One login for the pages of the engine and ours. */
@SlipwayTest
class SignInTests {

    private static final String TASKS = "/camunda/api/engine/engine/default/task/count";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identities;

    @Autowired
    private SharedSession session;

    private PagePerson browser;

    @BeforeEach
    void openTheBrowser() {
        browser = PagePerson.stranger(port);
    }

    @Test
    void whoSignsInIsSignedInToTasklistToo() {
        assertThat(browser.get(TASKS).statusCode()).isEqualTo(401);
        browser.get("/");
        String before = browser.cookie("JSESSIONID");

        HttpResponse<String> answer = browser.signIn("qa-lead", "qa-lead", "/");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).isEqualTo("/");
        assertThat(browser.cookie("JSESSIONID"))
                .as("a session that somebody else knew is worth nothing")
                .isNotEqualTo(before);
        assertThat(browser.get("/").body()).contains("Quentin QA Lead").contains("Sign out");
        assertThat(browser.get(TASKS).statusCode()).isEqualTo(200);
    }

    @Test
    void whoLoggedInToTasklistIsSignedInHereToo() {
        browser.get("/camunda/app/tasklist/default/");
        HttpResponse<String> login = browser.send(browser.request("/camunda/api/admin/auth/user/default/login/tasklist")
                .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=qa-lead&password=qa-lead")));
        assertThat(login.statusCode()).isEqualTo(200);
        assertThat(browser.get("/").body()).contains("Sign out");
    }

    @Test
    void whoSignsOutIsSignedOutEverywhere() {
        browser.signIn("qa-lead", "qa-lead", "/");
        assertThat(browser.post("/sign-out", Map.of()).statusCode()).isEqualTo(302);
        assertThat(browser.get("/").body()).doesNotContain("Sign out");
        assertThat(browser.get(TASKS).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"legal-advisor-2", "nobody-here", "", "<script>alert(1)</script>"})
    void aWrongLoginIsAnsweredWithoutSayingWhatWasWrong(String name) {
        HttpResponse<String> answer = browser.signIn(name, "wrong", "/");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .contains("name or password is wrong, too many tries failed")
                .doesNotContain("<script>alert");
        assertThat(browser.get(TASKS).statusCode()).isEqualTo(401);
        identities.unlockUser("legal-advisor-2");
    }

    @Test
    void theRightPasswordWaitsAfterAWrongOne() {
        browser.signIn("legal-advisor-2", "wrong", "/");
        assertThat(browser.signIn("legal-advisor-2", "legal-advisor-2", "/").statusCode())
                .isEqualTo(401);
        identities.unlockUser("legal-advisor-2");
        assertThat(browser.signIn("legal-advisor-2", "legal-advisor-2", "/").statusCode())
                .isEqualTo(302);
    }

    @Test
    void anAccountOfAPipelineHasNoPages() {
        assertThat(browser.signIn("ci", "ci", "/").statusCode()).isEqualTo(401);
    }

    @Test
    void aFormOfAnotherSiteIsRefused() {
        Map<String, String> fields = Map.of("name", "qa-lead", "password", "qa-lead");
        assertThat(browser.postWithoutToken("/sign-in", fields).statusCode()).isEqualTo(403);
        browser.signIn("qa-lead", "qa-lead", "/");
        assertThat(browser.postWithoutToken("/sign-out", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.get("/").body()).contains("Sign out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "/\t/evil.example/",
                "\\\\evil.example",
                "javascript:alert(1)",
                "evil.example",
                "/x\r\nSet-Cookie: a=b"
            })
    void leadsNowhereElse(String next) {
        assertThat(location(browser.signIn("qa-lead", "qa-lead", next))).isEqualTo("/");
    }

    @Test
    void leadsBackToWhatWasAskedFor() {
        HttpResponse<String> asked = browser.get("/procedure/raci?role=qa-lead");
        assertThat(asked.statusCode()).isEqualTo(302);
        String form = location(asked);
        assertThat(form).isEqualTo("/sign-in?next=%2Fprocedure%2Fraci%3Frole%3Dqa-lead");
        assertThat(browser.get(form).body()).contains("value=\"/procedure/raci?role=qa-lead\"");
        assertThat(location(browser.signIn("qa-lead", "qa-lead", "/?release=a~1~b~1")))
                .isEqualTo("/?release=a~1~b~1");
    }

    @Test
    void aPartOfAPageSendsTheWholePageToTheForm() {
        HttpResponse<String> answer = browser.send(
                browser.request("/releases/parts").header("HX-Request", "true").GET());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/sign-in");
    }

    @Test
    void ourPagesRunNothingOfAnybodyElse() {
        var headers = browser.get("/").headers();
        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Cache-Control"))
                .hasValueSatisfying(it -> assertThat(it).contains("no-store"));
        assertThat(headers.firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void thePersonIsGoneWhenTheAccountIs() {
        User user = identities.newUser("passing-guest");
        user.setPassword("Xk7!wq9Zp#2v");
        identities.saveUser(user);
        identities.createMembership("passing-guest", "qa-lead");
        var request = new MockHttpServletRequest();
        assertThat(session.signIn(request, "passing-guest", "Xk7!wq9Zp#2v")).isTrue();
        assertThat(session.current(request)).isPresent();

        identities.deleteUser("passing-guest");
        assertThat(session.current(request)).isEmpty();
    }

    private static String location(HttpResponse<String> answer) {
        String address = answer.headers().firstValue("Location").orElseThrow();
        return address.replaceFirst("^http://127.0.0.1:\\d+", "");
    }
}
