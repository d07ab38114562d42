package dev.slipway.process.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.evidence.EvidenceDocument;
import dev.slipway.evidence.FolderEvidenceStore;
import dev.slipway.evidence.NewEvidence;
import dev.slipway.oci.TestRegistry;
import dev.slipway.registry.MlflowDouble;
import dev.slipway.release.HandedIn;
import dev.slipway.supplychain.Signed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The running step that verifies a package gets from a registry what nobody handed in, and says so in the ledger. */
class FetchedImageEvidenceTests {

    private static final byte[] MANIFEST = "{\"schemaVersion\":2,\"layers\":[]}".getBytes(StandardCharsets.UTF_8);
    private static final String IMAGE = TestRegistry.digest(MANIFEST);
    private static final String BUNDLE = "application/vnd.dev.sigstore.bundle.v0.3+json";
    private static final String STORE = "evidence:scoring/1.0.0";

    private final Signed signer = Signed.withNewKey();

    @TempDir
    private Path evidence;

    private MlflowDouble models;
    private TestRegistry images;
    private ModelSteps steps;

    @BeforeEach
    void handIn() throws Exception {
        models = new MlflowDouble("scoring", "3");
        images = new TestRegistry();
        steps = new ModelSteps(
                evidence,
                models,
                new ModelSteps.Images(
                        images.address(), Map.of("scoring", TestRegistry.REPOSITORY), List.of(signer.publicKey())));
        new HandedIn(evidence)
                .put(
                        "build.1.json",
                        HandedIn.BUILD
                                .replace("\"type\":\"model\"", "\"type\":\"software\"")
                                .replace(
                                        "\"digest\":\"" + HandedIn.DIGEST + "\",\"location\"",
                                        "\"digest\":\"" + IMAGE + "\",\"location\""));
        steps.nextRelease();
    }

    @AfterEach
    void close() {
        steps.close();
        images.close();
        models.close();
    }

    @Test
    void whatIsFetchedIsRecordedOnceItIsKept() {
        images.refer(IMAGE, Signed.bytes(signer.bundle(IMAGE)), BUNDLE);

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

    /** Verifies the package; what speaks against it. */
    private String verified() {
        String instance = steps.at(
                "prepare-release",
                "Activity_VerifyReleasePackage",
                Map.of("packageDigest", HandedIn.DIGEST, "deployedVersion", "none"));
        steps.run(instance);
        return String.valueOf(steps.variable(instance, "packageFindings"));
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
