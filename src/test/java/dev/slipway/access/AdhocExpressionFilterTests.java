package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Queries with expressions end before the engine reads them. */
class AdhocExpressionFilterTests {

    private static final String HARMLESS = "{\"orQueries\": [{\"assignee\": \"maria\"}]}";
    private static final String ATTACK = "{\"orQueries\": [{\"assigneeExpression\": \"${x}\"}]}";

    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain chain = new MockFilterChain();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task",
                "/engine-rest/task/",
                "/engine-rest/task/count",
                "/engine-rest/task;a=b/count",
                "/engine-rest/engine/default/task",
                "/engine-rest/filter/create",
                "/engine-rest/filter/1/list",
                "/engine-rest/history/task",
                "/camunda/api/engine/engine/default/task"
            })
    void refusesAnExpressionOnEveryRoute(String path) throws Exception {
        send("POST", path, ATTACK);

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentAsString()).contains("found 'assigneeExpression'");
        assertThat(chain.getRequest()).isNull();
    }

    @Test
    void readsAnEncodedPathAsTheContainerDoes() throws Exception {
        var request = request("POST", "/engine-rest/%74ask", ATTACK);
        request.setServletPath("/engine-rest/task");
        new AdhocExpressionFilter().doFilter(request, response, chain);

        assertThat(response.getStatus()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"orQueries": [{"aExpression": 1}], "orQueries": []}
            {"query": {"orQueries": [{"candidateGroupExpression": "${x}"}]}}
            {"assigneeExpressi\\u006fn": "${x}"}
            [{"nameLikeExpression": "${x}"}]
            {"a": 1} {"bExpression": 2}
            {"a": 1
            not JSON
            """)
    void refusesEveryDisguise(String body) throws Exception {
        send("PUT", "/engine-rest/filter/1", body);

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(chain.getRequest()).isNull();
    }

    @Test
    void refusesAnExpressionInAnotherEncoding() throws Exception {
        var request = request("POST", "/engine-rest/task", "");
        request.setContent(ATTACK.getBytes(StandardCharsets.UTF_16BE));
        new AdhocExpressionFilter().doFilter(request, response, chain);

        assertThat(response.getStatus()).isEqualTo(400);
    }

    @Test
    void refusesABodyTooLargeToRead() throws Exception {
        send("POST", "/engine-rest/task", "\"" + "x".repeat(AdhocExpressionFilter.LARGEST_BODY) + "\"");

        assertThat(response.getStatus()).isEqualTo(400);
    }

    @Test
    void passesAHarmlessQueryWithItsBody() throws Exception {
        send("POST", "/engine-rest/task", HARMLESS);

        assertThat(chain.getRequest()).isInstanceOf(HttpServletRequest.class);
        assertThat(chain.getRequest().getInputStream().readAllBytes())
                .isEqualTo(HARMLESS.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"GET,/engine-rest/task", "POST,/engine-rest/process-instance", "POST,/engine-rest/taskless"})
    void leavesOtherRequestsAlone(String method, String path) throws Exception {
        var request = request(method, path, "no JSON");
        new AdhocExpressionFilter().doFilter(request, response, chain);

        assertThat(chain.getRequest()).isSameAs(request);
    }

    @Test
    void passesAnEmptyBody() throws Exception {
        send("POST", "/engine-rest/task/1/unclaim", "");

        assertThat(chain.getRequest()).isNotNull();
    }

    private void send(String method, String path, String body) throws Exception {
        new AdhocExpressionFilter().doFilter(request(method, path, body), response, chain);
    }

    private static MockHttpServletRequest request(String method, String path, String body) {
        var request = new MockHttpServletRequest(method, path);
        request.setContentType("application/json");
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return request;
    }
}
