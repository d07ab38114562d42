package dev.slipway.access;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses queries that carry an expression.
 *
 * <p>The engine forbids expressions in queries, but its check does not look into {@code orQueries}: there a person who
 * may only list tasks could run code on the server.
 */
final class AdhocExpressionFilter extends OncePerRequestFilter {

    static final int LARGEST_BODY = 1024 * 1024;

    private static final Set<String> QUERIES = Set.of("task", "filter", "history");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonFactory JSON = MAPPER.getFactory();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        boolean writes = "POST".equals(request.getMethod()) || "PUT".equals(request.getMethod());
        return !writes || isUpload(request) || !isQuery(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        String refusal = refusalOf(body);
        if (refusal == null) {
            chain.doFilter(new BufferedRequest(request, body), response);
        } else {
            refuse(response, refusal);
        }
    }

    /** The decoded path as well: what the servlet container decodes, the REST API would match. */
    private static boolean isQuery(HttpServletRequest request) {
        String decoded = request.getServletPath() + "/" + request.getPathInfo();
        return Arrays.stream((request.getRequestURI() + "/" + decoded).split("[/;]"))
                .anyMatch(QUERIES::contains);
    }

    /** No query comes as a form with files, and the REST API reads no JSON from one. */
    private static boolean isUpload(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    private static @Nullable String refusalOf(byte[] body) throws IOException {
        if (body.length > LARGEST_BODY) {
            return "The request is larger than " + LARGEST_BODY + " bytes; send less.";
        }
        try {
            String expression = firstExpression(body);
            return expression == null
                    ? null
                    : "Queries with expressions are refused, found '" + expression + "'; send plain values.";
        } catch (JsonProcessingException e) {
            return "The request is no valid JSON; correct it.";
        }
    }

    /** Token by token, since in a tree the last of two properties of one name would hide the first. */
    private static @Nullable String firstExpression(byte[] body) throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && parser.currentName().endsWith("Expression")) {
                    return parser.currentName();
                }
            }
            return null;
        }
    }

    /** Not {@code sendError}: the error page is closed, and its 403 would hide this text. */
    private static void refuse(HttpServletResponse response, String text) throws IOException {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        Map<String, String> body = Map.of("type", "InvalidRequestException", "message", text);
        response.getOutputStream().write(MAPPER.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
    }
}
