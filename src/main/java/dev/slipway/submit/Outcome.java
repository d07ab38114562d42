package dev.slipway.submit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of one file.
 *
 * @param last true when no other file can fare better
 */
record Outcome(boolean kept, boolean last, String text, List<String> findings) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Outcome of(HttpResponse<String> answer) {
        JsonNode body = body(answer);
        if (answer.statusCode() == 200 || answer.statusCode() == 201) {
            return new Outcome(true, false, kept(answer.statusCode() == 201, body), List.of());
        }
        return refused(answer, body);
    }

    private static Outcome refused(HttpResponse<String> answer, JsonNode body) {
        boolean login = answer.statusCode() == 401 || answer.statusCode() == 403;
        String unsaid = login ? "the login is wrong or may not hand in" : "no reason was given";
        String why = body.path("detail").asText(body.path("message").asText(unsaid));
        return new Outcome(false, login, "refused (" + answer.statusCode() + "): " + why, findings(body));
    }

    /** What became of the start. */
    static Outcome ofStart(HttpResponse<String> answer) {
        JsonNode body = body(answer);
        String slug = body.path("slug").asText();
        return answer.statusCode() == 201 && !slug.isEmpty()
                ? new Outcome(true, true, "release " + slug + " is started", List.of())
                : refused(answer, body);
    }

    private static String kept(boolean added, JsonNode body) {
        String revision =
                body.has("revision") ? " as revision " + body.path("revision").asInt() : "";
        String late = body.path("afterFreezeOf").isEmpty()
                ? ""
                : "; it came after the freeze, so it belongs to the record of "
                        + body.path("afterFreezeOf").get(0).asText();
        return (added ? "kept" : "already there") + revision + ", "
                + body.path("digest").asText() + late;
    }

    private static List<String> findings(JsonNode body) {
        List<String> findings = new ArrayList<>();
        for (JsonNode finding : body.path("findings")) {
            int line = finding.path("lineNumber").asInt();
            findings.add(finding.path("document").asText() + (line == 0 ? "" : ":" + line) + " "
                    + finding.path("path").asText() + " "
                    + finding.path("message").asText() + " "
                    + finding.path("remedy").asText());
        }
        return findings;
    }

    private static JsonNode body(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
