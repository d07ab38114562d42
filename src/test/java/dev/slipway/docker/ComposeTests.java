package dev.slipway.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is started together is reachable from this host only, keeps its secrets in files and waits for what it needs. */
class ComposeTests {

    private final JsonNode compose =
            new YAMLMapper().readTree(Path.of("docker/compose.yaml").toFile());
    private final List<JsonNode> services = list(compose.path("services"));
    private final JsonNode slipway = compose.path("services").path("slipway");

    ComposeTests() throws IOException {}

    @Test
    void startsNamedVersions() {
        assertThat(services)
                .hasSize(3)
                .extracting(service -> service.path("image").asText())
                .allMatch(image -> image.matches("[a-z/]+:v?\\d[\\w.-]*"));
    }

    @Test
    void opensItsPortsToThisHostOnly() {
        assertThat(services.stream().flatMap(service -> texts(service.path("ports"))))
                .hasSize(2)
                .allMatch(port -> port.matches("127\\.0\\.0\\.1:\\d+:\\d+"));
        assertThat(compose.at("/services/database").has("ports")).isFalse();
        assertThat(services).noneMatch(service -> service.has("network_mode") || service.has("privileged"));
    }

    @Test
    void keepsSecretsInFilesThatNobodyCommits() {
        assertThat(list(compose.path("secrets")))
                .hasSize(5)
                .allMatch(secret -> secret.path("file").asText().startsWith("./secrets/"));
        assertThat(Path.of(".gitignore")).content().contains("/docker/secrets/");
        assertThat(services.stream().flatMap(ComposeTests::variables))
                .filteredOn(name -> name.matches(".*(PASSWORD|SECRET|TOKEN|KEY).*"))
                .allMatch(name -> name.endsWith("_FILE"));
        assertThat(services)
                .allSatisfy(service -> assertThat(texts(service.path("secrets")))
                        .allMatch(secret -> compose.path("secrets").has(secret)));
    }

    @Test
    void keepsDataInVolumesAndNothingElseOfTheHost() {
        assertThat(services.stream().flatMap(service -> texts(service.path("volumes"))))
                .hasSize(2)
                .allMatch(volume -> compose.path("volumes").has(volume.substring(0, volume.indexOf(':'))));
        assertThat(texts(slipway.path("volumes")))
                .allMatch(volume -> volume.endsWith(
                        ":" + Dockerfile.read().lastStage().all("VOLUME").get(0)));
    }

    @Test
    void waitsUntilWhatItNeedsIsHealthy() {
        assertThat(list(slipway.path("depends_on")))
                .hasSize(2)
                .allMatch(needed -> needed.path("condition").asText().equals("service_healthy"));
        slipway.path("depends_on")
                .fieldNames()
                .forEachRemaining(needed -> assertThat(
                                compose.path("services").path(needed).has("healthcheck"))
                        .as(needed)
                        .isTrue());
    }

    @Test
    void givesSlipwayNoMoreThanItNeeds() {
        assertThat(slipway.path("read_only").asBoolean()).isTrue();
        assertThat(texts(slipway.path("cap_drop"))).containsExactly("ALL");
        assertThat(services)
                .allMatch(
                        service -> texts(service.path("security_opt")).toList().contains("no-new-privileges:true"));
    }

    @Test
    void namesOnlySettingsThatExist() throws IOException {
        Settings settings = Settings.all();
        assertThat(variables(slipway)).isNotEmpty().allMatch(settings::haveVariable);
        assertThat(list(slipway.path("secrets")))
                .extracting(secret -> secret.path("target").asText())
                .hasSize(4)
                .allMatch(settings.names()::contains);
        assertThat(slipway.at("/environment/SPRING_PROFILES_ACTIVE").asText()).endsWith(":-production,postgres}");
    }

    @Test
    void runsSlipwayAsAnotherRoleThanTheOwnerOfItsTables() throws IOException {
        String owner = slipway.at("/environment/SPRING_FLYWAY_USER").asText();
        String application =
                slipway.at("/environment/SPRING_DATASOURCE_USERNAME").asText();
        assertThat(owner).isNotEqualTo(application);
        assertThat(Files.readString(Path.of("docker")
                        .resolve(compose.at("/configs/roles/file").asText())))
                .contains(
                        "create role " + owner,
                        "create role " + application,
                        "alter database slipway owner to " + owner);
        assertThat(compose.at("/services/database/environment/POSTGRES_USER").asText())
                .isNotIn(owner, application);
    }

    private static Stream<String> variables(JsonNode service) {
        List<String> names = new ArrayList<>();
        service.path("environment").fieldNames().forEachRemaining(names::add);
        return names.stream();
    }

    /** Short entries as they are, long ones by their source. */
    private static Stream<String> texts(JsonNode list) {
        return list(list).stream()
                .map(entry -> entry.isTextual()
                        ? entry.asText()
                        : entry.path("source").asText());
    }

    private static List<JsonNode> list(JsonNode node) {
        List<JsonNode> list = new ArrayList<>();
        node.elements().forEachRemaining(list::add);
        return list;
    }
}
