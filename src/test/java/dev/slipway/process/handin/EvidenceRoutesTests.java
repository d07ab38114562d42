package dev.slipway.process.handin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.evidence.EvidenceArchive;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.process.Candidates;
import dev.slipway.release.BrokenDocuments;
import dev.slipway.release.BrokenDocuments.Broken;
import dev.slipway.release.Digests;
import dev.slipway.release.EvidenceSchemas;
import dev.slipway.release.FrozenEvidence;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.util.FileSystemUtils;

/** What programs may hand in over HTTP, that refused bytes leave no trace, and that a freeze settles what counts. */
@SlipwayTest
class EvidenceRoutesTests {

    private static final String VERSION = "/api/evidence/scoring/1.0.0";
    private static final String SUBJECT = "evidence:scoring/1.0.0";
    private static final String CARD = BrokenDocuments.valid("model-card.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private Environment environment;

    @Autowired
    private EvidenceArchive archive;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Releases releases;

    @Autowired
    private FrozenEvidence frozen;

    @Autowired
    private Candidates candidates;

    @AfterEach
    void forgetTheSystem() throws IOException {
        FileSystemUtils.deleteRecursively(data().resolve("evidence/scoring"));
    }

    @Test
    void aPipelineHandsInAndTheLedgerKeepsWhoAndWhat() {
        String card = CARD.replace("A scorecard", "The scorecard of this test");
        int before = ledger.entries(SUBJECT).size();
        JsonNode first = answer(201, put("ci", "model-card", card));
        JsonNode again = answer(200, put("ci", "model-card", card));

        assertThat(first.path("revision").asInt()).isEqualTo(1);
        assertThat(first.path("digest").asText()).isEqualTo(Digests.of(card));
        assertThat(again.path("added").asBoolean()).isFalse();
        List<Entry> entries = ledger.entries(SUBJECT);
        assertThat(entries).hasSize(before + 1);
        Entry entry = entries.get(before);
        assertThat(entry.content().type()).isEqualTo("EvidenceHandedIn");
        assertThat(entry.content().actor().id()).isEqualTo("ci");
        assertThat(entry.content().digests()).containsExactly(Digests.of(card));
        assertThat(entry.content().payload())
                .containsEntry("type", "model-card")
                .containsEntry("revision", 1L)
                .containsEntry("size", (long) card.length());
    }

    @Test
    void otherBytesAreTheNextRevisionAndNeverReplaceOne() {
        put("ci", "model-card", CARD);
        String other = CARD.replace("0.8", "0.9");

        JsonNode conflict = answer(409, put("ci", "model-card.1", other));
        assertThat(conflict.path("detail").asText()).contains(Digests.of(CARD), Digests.of(other), "'model-card.2'");
        answer(201, put("release-manager", "model-card.2", other));
        assertThat(as("auditor").get(VERSION + "/model-card.1").body()).isEqualTo(CARD);
        HttpResponse<String> newest = as("qa-lead").get(VERSION + "/model-card");
        assertThat(newest.body()).isEqualTo(other);
        assertThat(newest.headers().firstValue("ETag")).contains("\"" + Digests.of(other) + "\"");
        assertThat(answer(200, as("auditor").get(VERSION)).path("documents")).hasSize(2);
    }

    @Test
    void takesTheManifestAsYaml() {
        String manifest = BrokenDocuments.valid("compliance.yaml");

        assertThat(answer(201, put("ci", "compliance", "application/yaml", manifest))
                        .path("mediaType")
                        .asText())
                .isEqualTo("application/yaml");
        JsonNode refused = answer(
                422,
                put("ci", "compliance", "application/yaml", manifest.replace("risk_tier: high", "risk_tier: medium")));
        assertThat(refused.path("findings").get(0).path("path").asText()).isEqualTo("risk_tier");
        assertThat(refused.path("findings").get(0).path("lineNumber").asInt()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "qa-lead, model-card, application/json, 403, may not hand in evidence",
        "deployment-manager, model-card, application/json, 403, may not hand in evidence",
        "auditor, model-card, application/json, 403, may not hand in evidence",
        "admin, model-card, application/json, 403, may not hand in evidence",
        "ci, model-cards, application/json, 404, There is no type of evidence 'model-cards'. Known: compliance",
        "ci, model-card.0, application/json, 400, the revision from 1",
        "ci, model-card.2, application/json, 409, the next is 1",
        "ci, model-card, application/yaml, 415, must be application/json",
        "ci, model-card, text/plain, 415, must be application/json",
        "ci, model-card, application/x-www-form-urlencoded, 415, must be application/json"
    })
    void refusesWithoutATrace(String login, String name, String media, int status, String why) {
        refused(status, why, put(login, name, media, CARD));
    }

    @Test
    void refusesAStranger() {
        assertThat(RestPerson.anonymous(port).put(VERSION + "/model-card", CARD).statusCode())
                .isEqualTo(401);
        assertThat(RestPerson.anonymous(port).get(VERSION).statusCode()).isEqualTo(401);
        assertThat(as("admin").get(VERSION).statusCode()).isEqualTo(403);
        assertThat(archive.systems()).doesNotContain("scoring");
    }

    @Test
    void refusesAYamlBomb() {
        StringBuilder bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char c = 'b'; c < 'k'; c++) {
            String before = "*" + (char) (c - 1);
            bomb.append(c + ": &" + c + " [" + String.join(",", List.of(before, before, before, before)) + "]\n");
        }
        refused(422, "anchor", put("ci", "compliance", "application/yaml", bomb.toString()));
    }

    @Test
    void aThousandBrokenDocumentsLeaveNothing() {
        int before = ledger.entries(SUBJECT).size();
        BrokenDocuments.generate(7L, 1000).forEach(broken -> {
            HttpResponse<String> answer = send(broken);
            assertThat(answer.statusCode()).as(broken.toString()).isEqualTo(422);
            assertThat(json(answer).path("findings")).as(broken.toString()).isNotEmpty();
            assertThat(answer.body()).as(broken.toString()).doesNotContain("Exception", "dev.slipway");
        });
        assertThat(archive.systems()).doesNotContain("scoring");
        assertThat(ledger.entries(SUBJECT)).hasSize(before);
    }

    @ParameterizedTest
    @CsvSource({
        "model-card, application/json",
        "compliance, application/yaml",
        "attachments/sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, application/pdf",
        "model-card, application/x-www-form-urlencoded"
    })
    void refusesAnAnnouncedGibibyteUnread(String name, String media) throws IOException {
        GibibyteUpload upload = new GibibyteUpload(port, "ci", VERSION + "/" + name, media);

        assertThat(upload.announced()).contains(media.endsWith("urlencoded") ? " 415 " : " 413 ");
        assertThat(archive.systems()).doesNotContain("scoring");
    }

    @ParameterizedTest
    @CsvSource({"ci, application/json", "ci, application/x-www-form-urlencoded", "'', application/x-www-form-urlencoded"
    })
    void hangsUpOnAGibibyteInChunksSoon(String login, String media) throws IOException {
        GibibyteUpload upload = new GibibyteUpload(port, login, VERSION + "/model-card", media);

        assertThat(upload.chunkedUntilRefused()).isLessThan(32L * 1024 * 1024);
        assertThat(archive.systems()).doesNotContain("scoring");
    }

    @Test
    void keepsAttachmentsByDigest() {
        String report = "%PDF a report";
        String address = "attachments/" + Digests.of(report);

        answer(201, put("ci", address, "application/pdf", report));
        answer(200, put("ci", address, "application/pdf", report));
        refused(400, "named by", put("ci", "attachments/report.pdf", "application/pdf", report));
        refused(400, Digests.of("another"), put("ci", "attachments/" + Digests.of("x"), "application/pdf", "another"));
        assertThat(as("auditor").get(VERSION + "/" + address).body()).isEqualTo(report);
        assertThat(as("auditor")
                        .get(VERSION + "/attachments/" + Digests.of("another"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(ledger.entries(SUBJECT))
                .anyMatch(entry -> entry.content().type().equals("AttachmentHandedIn")
                        && entry.content().digests().contains(Digests.of(report)));
    }

    @Test
    void whatComesAfterTheFreezeBelongsToTheRecordAndNotToTheBundle() throws IOException {
        BrokenDocuments.valid().forEach((name, text) -> {
            String media = name.endsWith("yaml") ? "application/yaml" : "application/json";
            answer(201, put("ci", name.substring(0, name.indexOf('.')), media, text));
        });
        ReleaseId release = releases.open("scoring", "1.0.0", "production", "ci");
        try {
            String bundle = candidates.candidate(release).bundleId();
            frozen.freeze(release, candidates.candidate(release).evidence());

            JsonNode late = answer(201, put("ci", "model-card", CARD.replace("0.8", "0.9")));

            assertThat(late.path("afterFreezeOf").get(0).asText()).isEqualTo(release.slug());
            assertThat(candidates.candidate(release).bundleId()).isEqualTo(bundle);
            assertThat(ledger.entries(release.slug()))
                    .anyMatch(entry -> entry.content().type().equals("EvidenceAddedToRecord"));
            JsonNode mapped =
                    answer(200, as("auditor").get("/api/bundles/" + bundle)).get(0);
            assertThat(mapped.path("release").asText()).isEqualTo(release.slug());
            assertThat(mapped.path("documents")).hasSize(6);
            assertThat(mapped.path("broken")).isEmpty();
            Files.writeString(data().resolve("evidence/scoring/1.0.0/build.1.json"), "{}");
            assertThat(answer(200, as("auditor").get("/api/bundles"))
                            .path("sound")
                            .asBoolean())
                    .isFalse();
            assertThat(answer(200, as("auditor").get("/api/bundles/" + bundle))
                            .get(0)
                            .path("broken")
                            .get(0)
                            .asText())
                    .contains("'build.1.json'");
            assertThat(as("admin").get("/api/bundles").statusCode()).isEqualTo(403);
            Files.writeString(
                    data().resolve("evidence/scoring/1.0.0/build.1.json"), BrokenDocuments.valid("build.json"));
            frozen.lift(release);
            assertThat(candidates.candidate(release).bundleId()).isNotEqualTo(bundle);
        } finally {
            releases.end(release, "ended");
        }
    }

    @Test
    void publishesEachSchemaUnderItsId() {
        RestPerson stranger = RestPerson.anonymous(port);
        for (String type : EvidenceSchemas.TYPES) {
            JsonNode schema = answer(200, stranger.get("/schemas/" + type + ".1.json"));
            assertThat(schema.path("$id").asText()).isEqualTo("/schemas/" + type + ".1.json");
        }
        assertThat(answer(200, stranger.get("/schemas")))
                .hasSize(EvidenceSchemas.TYPES.size() + EvidenceSchemas.STATEMENTS.size());
        assertThat(stranger.get("/schemas/unknown.1.json").statusCode()).isEqualTo(404);
    }

    private void refused(int status, String why, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(why);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(archive.documents("scoring", "1.0.0")).isEmpty();
    }

    private HttpResponse<String> send(Broken broken) {
        return RestPerson.send(as("ci").request(VERSION + "/" + broken.type())
                .header("Content-Type", broken.yaml() ? "application/yaml" : "application/json")
                .PUT(BodyPublishers.ofByteArray(broken.content())));
    }

    private HttpResponse<String> put(String login, String name, String text) {
        return put(login, name, "application/json", text);
    }

    private HttpResponse<String> put(String login, String name, String media, String text) {
        return RestPerson.send(as(login)
                .request(VERSION + "/" + name)
                .header("Content-Type", media)
                .PUT(BodyPublishers.ofString(text)));
    }

    private Path data() {
        return Path.of(environment.getRequiredProperty("slipway.data"));
    }

    private RestPerson as(String login) {
        return RestPerson.of(port, login);
    }

    private static JsonNode answer(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json(answer);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return Objects.requireNonNull(JSON.readTree(answer.body()));
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }
}
