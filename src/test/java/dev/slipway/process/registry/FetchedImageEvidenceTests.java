package dev.slipway.process.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.evidence.EvidenceDocument;
import dev.slipway.evidence.FolderEvidenceStore;
import dev.slipway.evidence.NewEvidence;
import dev.slipway.oci.TestRegistry;
import dev.slipway.registry.MlflowDouble;
import dev.slipway.release.HandedIn;
import dev.slipway.supplychain.Signed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The running step that verifies a package gets from a registry what nobody handed in, and says so in the ledger. */
class FetchedImageEvidenceTests {

    private static final byte[] MANIFEST = "{\"schemaVersion\":2,\"layers\":[]}".getBytes(StandardCharsets.UTF_8);
    private static final String IMAGE = TestRegistry.digest(MANIFEST);
    private static final String BUNDLE = "application/vnd.dev.sigstore.bundle.v0.3+json";
    private static final String BUILDER = "https://ci.example.org/builder";
    private static final String TODAY = LocalDate.now(ZoneOffset.UTC).toString();
    private static final String LIST = """
            {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
             "metadata": {"component": {"type": "container", "name": "scorecard",
               "hashes": [{"alg": "SHA-256", "content": "%s"}]}},
             "components": [{"type": "library", "name": "zlib"}]}""".formatted(IMAGE.substring(7));
    private static final String STORE = "evidence:scoring/1.0.0";

    private static final Signed SIGNER = Signed.withNewKey();

    @TempDir
    private static Path evidence;

    private static MlflowDouble models;
    private static TestRegistry images;
    private static ModelSteps steps;

    @BeforeAll
    static void start() throws Exception {
        models = new MlflowDouble("scoring", "3");
        images = new TestRegistry();
        steps = new ModelSteps(
                evidence,
                models,
                new ModelSteps.Images(images.address(), Map.of("scoring", TestRegistry.REPOSITORY), trusted()));
    }

    @BeforeEach
    void handIn() throws IOException {
        FileSystemUtils.deleteRecursively(evidence.resolve("scoring"));
        server(new HandedIn(evidence));
        steps.nextRelease();
    }

    @AfterAll
    static void close() {
        steps.close();
        images.close();
        models.close();
    }

    @Test
    void whatIsFetchedIsRecordedOnceItIsKept() {
        images.refer(IMAGE, Signed.bytes(SIGNER.bundle(IMAGE)), BUNDLE);

        String first = verified();

        assertThat(steps.recorded("EvidenceFetched")).hasSize(1);
        assertThat(steps.recorded(STORE, "EvidenceFetched")).singleElement().satisfies(entry -> {
            assertThat(entry.content().payload())
                    .containsEntry("type", "image-signature-scorecard")
                    .containsEntry("revision", 1L);
            assertThat(entry.content().digests())
                    .containsExactly(document("image-signature-scorecard").digest());
        });
        assertThat(first).contains("sbom.1.json").doesNotContain("image-signature");
        images.close();
        byte[] fetched = documents().content("scoring", "1.0.0", document("image-signature-scorecard"));
        documents().keep("scoring", "1.0.0", new NewEvidence("again", null, "application/json", fetched));
        assertThat(verified()).contains("could not be asked").doesNotContain("image-signature");
        assertThat(steps.recorded(STORE, "EvidenceFetched"))
                .as("what an earlier try kept gets its entry, and nothing gets two")
                .extracting(entry -> entry.content().payload().get("type"))
                .containsExactly("image-signature-scorecard", "again");
    }

    @Test
    void nothingGoesOnWithoutWhatHighRiskAsksForAndAllOfItDoesOnceItIsHandedIn() throws Exception {
        HandedIn handedIn = new HandedIn(evidence);
        server(handedIn);
        handedIn.without("evaluation.1.json").without("risk-assessment.1.json");
        assertThat(stopped()).contains("evaluation", "risk-assessment");

        handedIn.put("evaluation.1.json", HandedIn.EVALUATION)
                .put("risk-assessment.1.json", HandedIn.RISKS.replace("2026-05-01", TODAY));
        handedIn.put("model.json", new String(MANIFEST, StandardCharsets.UTF_8));
        assertThat(stopped())
                .contains("image-signature.1.json software scorecard", "sbom.1.json", "provenance.1.json")
                .contains("Hand it in as the file named here.");

        handedIn.put("image-signature.1.json", SIGNER.bundle(IMAGE).toString())
                .put("sbom.1.json", LIST)
                .put(
                        "provenance.1.json",
                        SIGNER.provenance(IMAGE, BUILDER, "b".repeat(40), "{}").toString());
        String instance = verify();
        assertThat(steps.variable(instance, "packageFindings")).isEqualTo("");
        assertThat(steps.waitsAt(instance)).containsExactly("Activity_ApproveReleasePackage");
    }

    /** What the form says where the release stops. */
    private String stopped() {
        String instance = verify();
        assertThat(steps.waitsAt(instance)).containsExactly("Activity_CorrectReleasePackage");
        return String.valueOf(steps.variable(instance, "packageFindings"));
    }

    private String verify() {
        String instance = steps.at(
                "prepare-release",
                "Activity_VerifyReleasePackage",
                Map.of("packageDigest", HandedIn.DIGEST, "deployedVersion", "none"));
        steps.run(instance);
        return instance;
    }

    private static Map<String, String> trusted() {
        return Map.of(
                "image-keys[0]",
                SIGNER.publicKey(),
                "builders[0].id",
                BUILDER,
                "builders[0].keys[0]",
                SIGNER.publicKey(),
                "builders[0].build-types[0]",
                "https://ci.example.org/build/v1");
    }

    private static void server(HandedIn evidence) throws IOException {
        evidence.put(
                "build.1.json",
                HandedIn.BUILD
                        .replace("\"type\":\"model\"", "\"type\":\"software\"")
                        .replace(
                                "\"digest\":\"" + HandedIn.DIGEST + "\",\"location\"",
                                "\"digest\":\"" + IMAGE + "\",\"location\""));
    }

    /** Verifies the package; what speaks against it. */
    private String verified() {
        return String.valueOf(steps.variable(verify(), "packageFindings"));
    }

    private EvidenceDocument document(String type) {
        return documents().documents("scoring", "1.0.0").stream()
                .filter(document -> document.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private FolderEvidenceStore documents() {
        return new FolderEvidenceStore(evidence);
    }
}
