package dev.slipway.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The image runs nothing as root, carries no secret, and says how it is. */
class DockerfileTests {

    private final Dockerfile file = Dockerfile.read();
    private final Dockerfile image = file.lastStage();

    @Test
    void startsFromNamedVersionsAndEndsWithoutACompiler() {
        assertThat(file.all("FROM"))
                .hasSize(2)
                .allSatisfy(from -> assertThat(from)
                        .matches("[a-z-]+:\\d[\\w.-]*( AS \\w+)?")
                        .doesNotContain("latest"));
        assertThat(image.all("FROM").get(0)).contains("17-jre").doesNotContain("jdk");
    }

    @Test
    void runsAsSomebodyWithoutRights() {
        assertThat(image.all("USER")).singleElement().asString().matches("[1-9]\\d+:[1-9]\\d+");
        List<String> names =
                image.instructions().stream().map(Dockerfile.Instruction::name).toList();
        assertThat(names.subList(names.indexOf("USER"), names.size())).doesNotContain("RUN", "COPY", "ADD");
    }

    @Test
    void carriesNoSecretAndFetchesNothingPastTheBuildTools() {
        assertThat(file.all("ADD")).isEmpty();
        assertThat(file.instructions())
                .filteredOn(instruction -> List.of("ENV", "ARG", "RUN").contains(instruction.name()))
                .extracting(instruction -> instruction.arguments().toLowerCase(Locale.ROOT))
                .allSatisfy(arguments -> assertThat(arguments)
                        .doesNotContain("password", "secret", "token", "curl", "wget", "http://", "https://"));
    }

    @Test
    void tellsTheEngineWhenItIsHealthyAndGetsItsSignals() {
        assertThat(image.all("HEALTHCHECK")).singleElement().asString().endsWith("CMD [\"healthy\"]");
        assertThat(image.copied()).contains("docker/healthy");
        assertThat(Path.of("docker/healthy")).isExecutable().content().contains("/actuator/health");
        assertThat(image.all("ENTRYPOINT")).singleElement().asString().startsWith("[\"java\"");
    }

    @Test
    void bringsTheJarInLayersThatChangeSeldomFirst() {
        assertThat(image.all("COPY").stream()
                        .filter(arguments -> arguments.startsWith("--from=build"))
                        .map(arguments -> arguments.replaceAll(".*/extracted/([a-z-]+)/.*", "$1")))
                .containsExactly("dependencies", "spring-boot-loader", "snapshot-dependencies", "application");
    }

    @Test
    void takesFromTheRepositoryExactlyWhatIsNotIgnored() throws Exception {
        List<String> let = Files.readAllLines(Path.of("docker/Dockerfile.dockerignore")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(let.get(0)).isEqualTo("*");
        assertThat(file.copied().stream().map(source -> "!" + source.replaceAll("/$", "")))
                .containsExactlyInAnyOrderElementsOf(let.subList(1, let.size()));
        assertThat(file.copied())
                .allSatisfy(source -> assertThat(Path.of(source)).exists());
    }

    @Test
    void namesOnlySettingsThatExist() throws Exception {
        Settings settings = Settings.all();
        assertThat(image.all("ENV"))
                .isNotEmpty()
                .allMatch(variable -> settings.haveVariable(variable.substring(0, variable.indexOf('='))));
    }
}
