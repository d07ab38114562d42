package dev.slipway.supplychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.evidence.FolderEvidenceStore;
import dev.slipway.evidence.NewEvidence;
import dev.slipway.oci.TestRegistry;
import dev.slipway.release.Finding;
import dev.slipway.release.HandedIn;
import dev.slipway.signature.DsseEnvelope;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a registry has about an image counts as evidence once it holds, and never because the registry says so. */
class RegistrySearchTests {

    private static final byte[] MANIFEST = "{\"schemaVersion\":2,\"layers\":[]}".getBytes(StandardCharsets.UTF_8);
    private static final String IMAGE = TestRegistry.digest(MANIFEST);
    private static final String INDEX = "sha256:" + "9".repeat(64);
    private static final String COMMIT = "b".repeat(40);
    private static final String BUILDER = "https://ci.example.org/builder";
    private static final String SIGNATURE_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";

    @TempDir
    private Path folder;

    private final Signed signer = Signed.withNewKey();
    private TestRegistry registry;
    private HandedIn evidence;
    private SupplyRules rules;

    @BeforeEach
    void nothingIsHandedIn() throws IOException {
        registry = new TestRegistry();
        evidence = new HandedIn(folder)
                .put(
                        "build.1.json",
                        HandedIn.BUILD
                                .replace("\"type\":\"model\"", "\"type\":\"software\"")
                                .replace("\"name\":\"scorecard\"", "\"name\":\"server\"")
                                .replace(
                                        "\"digest\":\"" + HandedIn.DIGEST + "\",\"location\"",
                                        "\"digest\":\"" + IMAGE + "\",\"location\""));
        rules = new SupplyRules(new SupplyChainProperties(
                List.of(signer.publicKey()),
                List.of(),
                null,
                List.of(new SupplyChainProperties.Builder(
                        BUILDER,
                        List.of(signer.publicKey()),
                        List.of(),
                        List.of("https://ci.example.org/build/v1"),
                        List.of()))));
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void whatHoldsIsKeptAndVerifiedWithoutTheRegistry() {
        pushEverything();
        RegistrySearch.Found found = search();
        assertThat(found.findings()).isEmpty();
        assertThat(found.documents())
                .extracting(NewEvidence::type)
                .containsExactly("image-signature-server", "sbom-server", "provenance-server");
        assertThat(evidence.candidate().evidence().document("sbom-server")).isEmpty();
        remote().keep(evidence.candidate(), found);
        registry.close();
        assertThat(chain()).isEmpty();
        assertThat(search().findings()).isEmpty();
    }

    @Test
    void whatCosign2PushedHoldsAsWell() {
        ObjectNode signed = signer.simpleSigning(IMAGE);
        registry.tag(
                IMAGE,
                ".sig",
                Base64.getDecoder().decode(signed.path("payload").asText()),
                signed.path("signature").asText());
        assertThat(search().documents()).extracting(NewEvidence::type).containsExactly("image-signature-server");
    }

    @Test
    void whatWasHandedInWins() throws IOException {
        evidence.put("image-signature.1.json", signer.bundle(IMAGE).toString());
        evidence.put("sbom.1.json", "{}");
        evidence.put(
                "provenance.1.json",
                signer.provenance(IMAGE, BUILDER, COMMIT, "{}").toString());
        assertThat(search().documents()).isEmpty();
        assertThat(registry.asked).isEmpty();
    }

    /** Attack 63: it is announced as a signature of the image, and says something else. */
    @Test
    void whatTheRegistryAnnouncesIsNotBelieved() {
        ObjectNode bundle = signer.bundle(IMAGE);
        bundle.set(
                "dsseEnvelope",
                signer.envelope(DsseEnvelope.IN_TOTO, Signed.statement("https://example.org/scan", IMAGE, "{}")));
        registry.refer(IMAGE, Signed.bytes(bundle), SIGNATURE_TYPE);
        assertThat(search().documents()).isEmpty();
        assertThat(search().findings())
                .extracting(Finding::message)
                .anySatisfy(message -> assertThat(message).contains("found 'https://example.org/scan'"));
        registry.refer(IMAGE, Signed.bytes(signer.bundle(IMAGE)), "text/plain");
        assertThat(search().documents()).hasSize(1);
    }

    /** Attack 65: the index of all platforms is signed, the manifest of one is deployed. */
    @Test
    void aSignatureOfTheIndexIsNoneOfThePlatform() {
        registry.refer(INDEX, Signed.bytes(signer.bundle(INDEX)), SIGNATURE_TYPE);
        assertThat(search().documents()).isEmpty();
        registry.refer(IMAGE, Signed.bytes(signer.bundle(INDEX)), SIGNATURE_TYPE);
        assertThat(search().documents()).isEmpty();
        assertThat(search().findings())
                .extracting(Finding::message)
                .anySatisfy(message -> assertThat(message).contains("must be over " + IMAGE + "; it is over " + INDEX));
    }

    @Test
    void aListThatNobodyTrustedSignedIsNotTaken() {
        registry.tag(IMAGE, ".att", Signed.bytes(sbom(Signed.withNewKey(), IMAGE)), "");
        assertThat(search().documents()).isEmpty();
        registry.tag(IMAGE, ".att", Signed.bytes(sbom(signer, INDEX)), "");
        assertThat(search().documents()).isEmpty();
        registry.tag(IMAGE, ".att", Signed.bytes(sbom(signer, IMAGE)), "");
        assertThat(search().documents()).extracting(NewEvidence::type).containsExactly("sbom-server");
    }

    @Test
    void aRegistryThatDoesNotAnswerProvesNothing() {
        pushEverything();
        registry.close();
        RegistrySearch.Found found = search();
        assertThat(found.documents()).isEmpty();
        assertThat(found.findings()).hasSize(3).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("SUPPLY_CHAIN_NOT_FETCHED");
            assertThat(finding.message()).contains("could not be asked");
            assertThat(finding.remedy()).contains("Hand it in as a file");
        });
        assertThat(chain()).extracting(Finding::code).containsOnly("SUPPLY_CHAIN_MISSING");
    }

    @Test
    void onlySystemsWithARepositoryAreLookedUp() {
        pushEverything();
        assertThat(search(Map.of("another", TestRegistry.REPOSITORY)).documents())
                .isEmpty();
        assertThat(registry.asked).isEmpty();
        assertThat(search(Map.of("scoring/server", TestRegistry.REPOSITORY)).documents())
                .hasSize(3);
    }

    @Test
    void anAddressThatCanBeReadOnTheWayIsRefused() {
        for (String address : List.of("http://registry.example", "https://me:secret@registry.example", "registry")) {
            assertThatThrownBy(() -> new ImageRegistryProperties(
                            URI.create(address), List.of(), Map.of(), null, null, Duration.ofSeconds(1)))
                    .hasMessageContaining("https://registry.example")
                    .hasMessageNotContaining("me:secret");
        }
        assertThatThrownBy(() -> properties(Map.of("scoring", "../x")))
                .hasMessageContaining("the name of a repository");
    }

    private void pushEverything() {
        registry.refer(IMAGE, Signed.bytes(signer.bundle(IMAGE)), SIGNATURE_TYPE);
        registry.refer(IMAGE, Signed.bytes(signer.provenance(IMAGE, BUILDER, COMMIT, "{}")), SIGNATURE_TYPE);
        registry.refer(IMAGE, Signed.bytes(sbom(signer, IMAGE)), SIGNATURE_TYPE);
    }

    private static ObjectNode sbom(Signed by, String digest) {
        String list = """
                {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
                 "metadata": {"component": {"type": "container", "name": "server",
                   "hashes": [{"alg": "SHA-256", "content": "%s"}]}},
                 "components": [{"type": "library", "name": "zlib"}]}""".formatted(IMAGE.substring(7));
        return by.envelope(DsseEnvelope.IN_TOTO, Signed.statement("https://cyclonedx.org/bom", digest, list));
    }

    private List<Finding> chain() {
        return new SupplyChain(new FolderEvidenceStore(folder), rules).findings(evidence.candidate());
    }

    private RegistrySearch.Found search() {
        return search(Map.of("scoring", TestRegistry.REPOSITORY));
    }

    private RegistrySearch.Found search(Map<String, String> repositories) {
        return new RegistrySearch(new FolderEvidenceStore(folder), rules, properties(repositories))
                .search(evidence.candidate());
    }

    private RegistrySearch remote() {
        return new RegistrySearch(new FolderEvidenceStore(folder), rules, properties(Map.of()));
    }

    private ImageRegistryProperties properties(Map<String, String> repositories) {
        return new ImageRegistryProperties(
                registry.address(), List.of(), repositories, null, null, Duration.ofSeconds(5));
    }
}
