package dev.slipway.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Leftovers;
import dev.slipway.SlipwayTest;
import dev.slipway.evidence.EvidenceArchive;
import dev.slipway.evidence.EvidenceDocument;
import dev.slipway.release.BrokenDocuments;
import dev.slipway.release.Digests;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.util.FileSystemUtils;

/** The command of a pipeline against a running Slipway: what it hands in, what it says, what it ends with. */
@SlipwayTest
class SubmitCommandTests {

    private static final Map<String, String> CI = Map.of("SLIPWAY_LOGIN", "ci", "SLIPWAY_LOGIN_PASSWORD", "ci");

    private static final String START = """
            {"environment": "production", "type": "minor", "changes": ["model", "configuration"],
             "changeTicket": "CHG-901", "summary": "Asked for by a pipeline.", "builtIn": "own cluster",
             "deployedTo": "own premises"}""";

    @TempDir
    Path folder;

    @Autowired
    private Releases releases;

    @Autowired
    private RuntimeService runtime;

    @LocalServerPort
    private int port;

    @Autowired
    private Environment environment;

    @Autowired
    private EvidenceArchive archive;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void writeAVersion() throws IOException {
        for (Map.Entry<String, String> document : BrokenDocuments.valid().entrySet()) {
            write(document.getKey(), document.getValue());
        }
        write("attachments/report.pdf", "%PDF a report");
    }

    @AfterEach
    void forgetTheSystem() throws IOException {
        FileSystemUtils.deleteRecursively(data().resolve("evidence/scoring"));
    }

    @Test
    void handsInAFolderAndTheSameFolderAgain() throws IOException {
        assertThat(submit(CI, version().toString())).as(output()).isZero();
        List<EvidenceDocument> kept = archive.documents("scoring", "1.0.0");
        assertThat(kept).hasSize(6).allMatch(document -> document.revision() == 1);
        assertThat(archive.attachment("scoring", "1.0.0", Digests.of("%PDF a report")))
                .hasContent("%PDF a report");
        assertThat(output()).contains("[####################] 7/7 risk-assessment.json: kept as revision 1, sha256:");

        assertThat(submit(CI, version().toString())).as(output()).isZero();
        assertThat(output()).contains("risk-assessment.json: already there as revision 1", "DONE");
        assertThat(archive.documents("scoring", "1.0.0")).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"credit-scoring/1.0.0", "support-assistant/1.0.0", "invoice-sorter/1.0.1"})
    void theFoldersOfTheSampleAreTakenTwice(String sample) {
        String system = sample.substring(0, sample.indexOf('/'));
        String number = sample.substring(sample.indexOf('/') + 1);
        List<EvidenceDocument> before = archive.documents(system, number);

        for (int run = 1; run <= 2; run++) {
            assertThat(submit(CI, data().resolve("evidence").resolve(sample).toString()))
                    .as(output())
                    .isZero();
            assertThat(output()).contains("index.1.json: already there", "DONE");
            assertThat(archive.documents(system, number)).isEqualTo(before);
        }
    }

    @Test
    void endsWithOneWhenADocumentIsRefusedAndHandsInTheOthers() throws IOException {
        write("build.json", "{\n\"commit\": \"main\"}");

        assertThat(submit(CI, version().toString())).isEqualTo(1);
        assertThat(output())
                .contains("build.json: refused (422)", "build.json:2 commit must be a full commit id", "REFUSED: 1.");
        assertThat(archive.documents("scoring", "1.0.0"))
                .extracting(EvidenceDocument::type)
                .doesNotContain("build")
                .contains("model-card");
    }

    @Test
    void endsWithOneWhenTheLoginIsRefusedAndStopsThere() throws IOException {
        Path secret = Files.writeString(folder.resolve("password"), "wrong\n");

        assertThat(submit(
                        Map.of("SLIPWAY_LOGIN", "stranger", "SLIPWAY_LOGIN_PASSWORD_FILE", secret.toString()),
                        version().toString()))
                .isEqualTo(1);
        assertThat(output()).contains("refused (401): the login is wrong").doesNotContain("2/7", "wrong\n");
        assertThat(archive.systems()).doesNotContain("scoring");
    }

    @Test
    void takesThePasswordFromAFileAndOtherNamesFromArguments() throws IOException {
        Path secret = Files.writeString(folder.resolve("password"), "ci\n");
        Path elsewhere = Files.move(version(), folder.resolve("out"));

        assertThat(submit(
                        Map.of("SLIPWAY_LOGIN", "ci", "SLIPWAY_LOGIN_PASSWORD_FILE", secret.toString()),
                        elsewhere.toString(),
                        "--system",
                        "scoring",
                        "--version",
                        "1.0.0"))
                .as(output())
                .isZero();
    }

    @Test
    void startsTheReleaseOnceHoweverOftenItRuns() throws IOException {
        String evidence = data().resolve("evidence/credit-scoring/1.3.0").toString();
        Path start = Files.writeString(folder.resolve("start.json"), START);

        String[] first = {evidence, "--start", start.toString(), "--requested-by", "release-manager", "--key", "run-77"
        };
        assertThat(submit(CI, first)).as(output()).isZero();
        String slug = started();
        assertThat(releases.requester(ReleaseId.parse(slug))).contains("release-manager");
        assertThat(submit(CI, first)).as(output()).isZero();
        assertThat(started()).isEqualTo(slug);

        assertThat(submit(CI, evidence, "--start", start.toString(), "--requested-by", "qa-lead"))
                .isEqualTo(1);
        assertThat(output()).contains("NOT STARTED: refused (403): qa-lead may not request");
        assertThat(submit(CI, evidence, "--start", start.toString(), "--key", "run-77"))
                .isEqualTo(1);
        assertThat(output()).contains("was used for another request, which started " + slug);
        Leftovers.endRelease(runtime, slug);
    }

    @Test
    void startsNothingWhenADocumentIsRefused() throws IOException {
        write("build.json", "{\n\"commit\": \"main\"}");
        Path start = Files.writeString(folder.resolve("start.json"), START);
        assertThat(submit(CI, version().toString(), "--start", start.toString()))
                .isEqualTo(1);
        assertThat(output()).contains("REFUSED: 1.").doesNotContain("STARTED");
    }

    @Test
    void sendsNothingWhenTheStartIsOfAnotherVersionOrNone() throws IOException {
        Path start = Files.writeString(folder.resolve("start.json"), "{\"version\": \"2.0.0\"}");
        assertThat(submit(CI, version().toString(), "--start", start.toString()))
                .isEqualTo(2);
        assertThat(output()).contains("the start must be of the version that is handed in, 1.0.0; found '2.0.0'");
        Files.writeString(start, "[]");
        assertThat(submit(CI, version().toString(), "--start", start.toString()))
                .isEqualTo(2);
        assertThat(output()).contains("must have the keys of the start form");
        assertThat(submit(CI, version().toString(), "--key", "run-77")).isEqualTo(2);
        assertThat(output()).contains("belong to --start");
        assertThat(archive.systems()).doesNotContain("scoring");
    }

    @Test
    void endsWithTwoWhenNobodyAnswers() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        assertThat(run(CI, List.of(version().toString(), "--url", "http://127.0.0.1:" + closed)))
                .isEqualTo(2);
        assertThat(output()).contains("could not be reached");
    }

    @Test
    void endsWithTwoWhenItIsCalledWrongly() throws IOException {
        assertThat(submit(Map.of(), version().toString())).isEqualTo(2);
        assertThat(output()).contains("SLIPWAY_LOGIN_PASSWORD_FILE");
        assertThat(submit(CI, folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(run(CI, List.of(version().toString(), "--url", "https://ci:secret@host")))
                .isEqualTo(2);
        assertThat(output()).doesNotContain("secret");
        assertThat(submit(CI, version().toString(), "--password", "ci")).isEqualTo(2);
        write("notes.txt", "x");
        assertThat(submit(CI, version().toString())).isEqualTo(2);
        assertThat(output()).contains("'notes.txt' is not named like a document");
        assertThat(archive.systems()).doesNotContain("scoring");
    }

    private int submit(Map<String, String> environment, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", "http://127.0.0.1:" + port + "/"));
        return run(environment, all);
    }

    private int run(Map<String, String> environment, List<String> arguments) {
        said.reset();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new SubmitCommand(out, environment::get).run(arguments);
    }

    private String started() {
        Matcher line = Pattern.compile("STARTED: release (\\S+) is started").matcher(output());
        assertThat(line.find()).as(output()).isTrue();
        return line.group(1);
    }

    private Path version() {
        return folder.resolve("scoring/1.0.0");
    }

    private Path data() {
        return Path.of(environment.getRequiredProperty("slipway.data"));
    }

    private String output() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private void write(String name, String text) throws IOException {
        Path file = version().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
