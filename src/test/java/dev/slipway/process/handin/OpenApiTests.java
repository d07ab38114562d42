package dev.slipway.process.handin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The description of the API for pipelines and auditors says exactly what there is. */
@SlipwayTest
class OpenApiTests {

    @LocalServerPort
    private int port;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void describesEveryRouteForPipelinesAndAuditorsAndNoOther() throws IOException {
        assertThat(described()).isEqualTo(there());
    }

    @Test
    void everyReferenceLeadsSomewhere() throws IOException {
        JsonNode description = description();
        assertThat(description.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                description.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @ParameterizedTest
    @CsvSource({"ReleaseRequest, request-deployment", "ChangeRequest, request-change"})
    void asksForTheKeysOfTheForm(String schema, String form) throws IOException {
        Set<String> keys = new TreeSet<>(Set.of("requestedBy"));
        keys.addAll(new ObjectMapper()
                .readTree(Path.of("forms/" + form + ".form").toFile())
                .findValuesAsText("key"));

        Set<String> asked = new TreeSet<>();
        description()
                .at("/components/schemas/" + schema + "/properties")
                .fieldNames()
                .forEachRemaining(asked::add);
        assertThat(asked).isEqualTo(keys);
    }

    private Set<String> described() throws IOException {
        Set<String> routes = new TreeSet<>();
        description()
                .path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> routes.add(method + " " + path.getKey())));
        routes.removeIf(route -> route.startsWith("parameters "));
        return routes;
    }

    private Set<String> there() {
        Set<String> routes = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .flatMap(OpenApiTests::routes)
                .filter(route -> route.matches(
                        "\\w+ /(api/audit(/.*)?|api/evidence/.*|api/bundles.*|api/releases|api/changes|schemas.*|openapi\\.yaml"
                                + "|api/releases/\\{slug}/(block|withdraw|revoke|rollback|lift|reject|rework))"))
                .forEach(routes::add);
        return routes;
    }

    private static Stream<String> routes(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().stream()
                .flatMap(method -> mapping.getPatternValues().stream()
                        .map(path -> method.name().toLowerCase(Locale.ROOT) + " " + path));
    }

    private JsonNode description() throws IOException {
        return new YAMLMapper()
                .readTree(RestPerson.anonymous(port).get("/openapi.yaml").body());
    }
}
