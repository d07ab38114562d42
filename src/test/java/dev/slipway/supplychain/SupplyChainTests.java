package dev.slipway.supplychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.evidence.FolderEvidenceStore;
import dev.slipway.release.Digests;
import dev.slipway.release.Finding;
import dev.slipway.release.HandedIn;
import dev.slipway.signature.DsseEnvelope;
import dev.slipway.sigstore.TestSigstore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as proof of where the components of a release come from, and what does not. */
class SupplyChainTests {

    private static final String IMAGE = "sha256:" + "1".repeat(64);
    private static final String MODEL = "sha256:" + "2".repeat(64);
    private static final String COMMIT = "b".repeat(40);
    private static final String BUILDER = "https://ci.example.org/builder";

    @TempDir
    private Path folder;

    private final Signed signer = Signed.withNewKey();
    private HandedIn evidence;

    @BeforeEach
    void handInEverything() throws IOException {
        evidence = new HandedIn(folder)
                .put(
                        "build.1.json",
                        HandedIn.BUILD.replace(
                                "[{\"type\":\"model\",\"name\":\"scorecard\",\"version\":\"1\",\"digest\":\""
                                        + HandedIn.DIGEST + "\"",
                                "[{\"type\":\"software\",\"name\":\"server\",\"version\":\"1\",\"digest\":\"" + IMAGE
                                        + "\",\"location\":\"server.json\"},{\"type\":\"model\",\"name\":\"scorecard\","
                                        + "\"version\":\"1\",\"digest\":\"" + MODEL + "\""))
                .put("image-signature.1.json", signer.bundle(IMAGE).toString())
                .put("sbom.1.json", cycloneDx("1.6", IMAGE).toString())
                .put(
                        "provenance.1.json",
                        provenance(BUILDER, COMMIT, "{\"workflow\": \"build.yml\"}")
                                .toString());
    }

    @Test
    void nothingIsFoundAgainstASignedListedAndAttestedRelease() {
        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "image-signature.1.json, software server",
        "sbom.1.json, software server",
        "provenance.1.json, software server",
        "provenance.1.json, model scorecard"
    })
    void highRiskWantsEachOfThem(String document, String component) throws IOException {
        evidence.without(document);
        assertThat(findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("SUPPLY_CHAIN_MISSING");
            assertThat(finding.document()).isEqualTo(document);
            assertThat(finding.path()).isEqualTo(component);
            assertThat(finding.message()).contains("required of the high risk tier");
        });
    }

    @Test
    void limitedRiskNeedsNoOriginAndMinimalRiskNothing() throws IOException {
        evidence.without("provenance.1.json");
        tier("limited");
        assertThat(findings()).isEmpty();
        evidence.without("sbom.1.json");
        assertThat(findings()).extracting(Finding::document).containsExactly("sbom.1.json");
        tier("minimal");
        assertThat(findings()).isEmpty();
    }

    @Test
    void whatIsThereIsCheckedThoughNobodyDemandsIt() throws IOException {
        tier("minimal");
        evidence.put("image-signature.1.json", Signed.withNewKey().bundle(IMAGE).toString());
        assertThat(findings()).extracting(Finding::code).containsExactly("SUPPLY_CHAIN_REFUSED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.4", "1.5", "1.6"})
    void cycloneDxIsRead(String version) throws IOException {
        evidence.put("sbom.1.json", cycloneDx(version, IMAGE).toString());
        assertThat(findings()).isEmpty();
    }

    @Test
    void spdxIsRead() throws IOException {
        evidence.put("sbom.1.json", spdx(IMAGE));
        assertThat(findings()).isEmpty();
        refused("sbom.1.json", spdx(MODEL), "must describe " + IMAGE);
        refused("sbom.1.json", spdx(IMAGE).replace("\"SPDX-2.3\"", "\"SPDX-1.9\""), "must be SPDX-2.2 or SPDX-2.3");
        refused("sbom.1.json", spdx(IMAGE).replace("CC0-1.0", "PROPRIETARY"), "SPDX-2.3");
    }

    /** Attack 67. */
    @Test
    void aListThatIsNoneOrOfSomethingElseIsRefused() throws IOException {
        refused("sbom.1.json", cycloneDx("1.6", MODEL).toString(), "must describe " + IMAGE + "; it describes server");
        refused("sbom.1.json", cycloneDx("9.9", IMAGE).toString(), "must be CycloneDX 1.2 to 1.6; found '9.9'");
        refused("sbom.1.json", cycloneDx("1.6", IMAGE).put("bogus", 1).toString(), "does not hold the schema");
        ObjectNode empty = cycloneDx("1.6", IMAGE);
        empty.putArray("components");
        refused("sbom.1.json", empty.toString(), "must list what is inside");
        refused("sbom.1.json", "{}", "found neither");
        String twice = cycloneDx("1.6", IMAGE).toString().replaceFirst("\\{", "{\"bomFormat\": \"SPDX\", ");
        refused("sbom.1.json", twice, "each name once");
    }

    /** Attack 67: deep enough to end a stack, long enough to fill a memory, or both under a known format's name. */
    @ParameterizedTest
    @CsvSource({"CycloneDX, 60", "CycloneDX, 60000", "SPDX, 500"})
    void aBombInTheListIsRefused(String format, int depth) throws IOException {
        String start = format.equals("SPDX")
                ? "{\"spdxVersion\": \"SPDX-2.3\", \"x\": "
                : "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": ";
        String level = "[{\"type\": \"file\", \"name\": \"x\", \"components\": ";
        refused(
                "sbom.1.json",
                start + level.repeat(depth) + "[]" + "}]".repeat(depth) + "}",
                "no deeper than 100 levels");
    }

    /** Attack 67: what is longer than any document may be is not read at all. */
    @Test
    void aHugeListIsRefused() throws IOException {
        String huge = cycloneDx("1.6", IMAGE).toString() + " ".repeat(4 * 1024 * 1024);
        evidence.put("sbom.1.json", huge);
        assertThatThrownBy(this::findings).hasMessageContaining("must have at most 4194304 bytes");
    }

    /** Attacks 62 and 66. */
    @Test
    void aLargeListIsReadAsAnAttachment() throws IOException {
        attached(large(cycloneDx("1.6", IMAGE).toString(), "components"));
        assertThat(findings()).isEmpty();
        attached(large(spdx(IMAGE), "packages"));
        assertThat(findings()).isEmpty();
    }

    @Test
    void aLargeListThatIsNoneOrOfSomethingElseIsRefused() throws IOException {
        attachedRefused(large(cycloneDx("1.6", MODEL).toString(), "components"), "must describe " + IMAGE);
        attachedRefused(large(spdx(MODEL), "packages"), "must describe " + IMAGE);
        attachedRefused(spdx(IMAGE).replace("\"SPDX-2.3\"", "\"SPDX-1.9\""), "must be SPDX-2.2 or SPDX-2.3");
        attachedRefused(spdx(IMAGE).replace("DESCRIBES", "CONTAINS"), "it describes nothing");
        attachedRefused("{\"bomFormat\": \"CycloneDX\"}", "must be CycloneDX 1.2 to 1.6");
        attachedRefused(cycloneDx("1.6", IMAGE) + " {}", "something follows");
        attachedRefused("{\"a\": 1, \"a\": 2}", "Duplicate field");
        attachedRefused("[]", "found neither");
        attachedRefused("[".repeat(1000), "must be JSON");
        attachedRefused("{\"x\": " + "[".repeat(500) + "]".repeat(500) + "}", "nesting depth");
        refused(
                "sbom.1.json",
                "{\"attachment\": \"" + HandedIn.DIGEST + "\"}",
                "There is no attachment " + HandedIn.DIGEST);
    }

    @Test
    void aListThatIsLargerThanMayBeReadIsRefused() throws IOException {
        assertThatThrownBy(() -> AttachedSbom.read(() -> new SequenceInputStream(
                        new ByteArrayInputStream("{\"a\": [".getBytes(StandardCharsets.UTF_8)), new Spaces())))
                .hasMessageContaining("at most 67108864 bytes");
    }

    @Test
    void anOriginCountsFromTheRightBuilderSourceAndParametersOnly() throws IOException {
        refused(
                "provenance.1.json",
                provenance("https://elsewhere.example.org", COMMIT, "{}").toString(),
                "must come from one of the builders");
        refused(
                "provenance.1.json",
                provenance(BUILDER, "c".repeat(40), "{}").toString(),
                "must name the commit " + COMMIT);
        refused(
                "provenance.1.json",
                provenance(BUILDER, COMMIT, "{\"debug\": true}").toString(),
                "found [debug]");
        refused(
                "provenance.1.json",
                signer.provenance(HandedIn.DIGEST, BUILDER, COMMIT, "{}").toString(),
                "must be about " + IMAGE);
        refused(
                "provenance.1.json",
                Signed.withNewKey().provenance(IMAGE, BUILDER, COMMIT, "{}").toString(),
                "must be signed by a key of the builder");
        refused(
                "provenance.1.json",
                signer.envelope(DsseEnvelope.IN_TOTO, Signed.statement("https://example.org/x", IMAGE, "{}"))
                        .toString(),
                "must be of predicate type https://slsa.dev/provenance/v1");
        refused(
                "provenance.1.json",
                provenance(BUILDER, COMMIT, "{}").toString().replace("\"sig\":\"", "\"sig\":\"AAAA"),
                "must be signed by a key of the builder");
    }

    @Test
    void anOriginMayComeInABundle() throws IOException {
        ObjectNode bundle = Signed.json("{\"mediaType\": \"x\", \"verificationMaterial\": {}}");
        bundle.set("dsseEnvelope", provenance(BUILDER, COMMIT, "{}"));
        evidence.put("provenance.1.json", bundle.toString());
        assertThat(findings()).isEmpty();
    }

    @Test
    void aComponentMayHaveDocumentsOfItsOwn() throws IOException {
        evidence.put("sbom-server.1.json", cycloneDx("1.6", MODEL).toString());
        assertThat(findings()).extracting(Finding::document).containsExactly("sbom-server.1.json");
    }

    @Test
    void keysAreReadFromFilesAndMissingOnesStopTheStart() throws IOException {
        Path key = Files.writeString(folder.resolve("cosign.pub"), signer.publicKey());
        assertThat(chain(List.of(key.toString())).findings(evidence.candidate()))
                .isEmpty();
        assertThat(chain(List.of()).findings(evidence.candidate()))
                .extracting(Finding::message)
                .containsExactly("No key of a signer is trusted here.");
        assertThatThrownBy(() -> chain(List.of(folder.resolve("gone.pub").toString())))
                .hasMessageContaining("slipway.supply-chain.image-keys")
                .hasMessageContaining("gone.pub");
    }

    @Test
    void aNameCountsInsteadOfAKey() throws IOException {
        try (TestSigstore sigstore = new TestSigstore()) {
            evidence.put("image-signature.1.json", sigstore.image(IMAGE).toString());
            evidence.without("provenance.1.json");
            evidence.put("provenance-server.1.json", keylessProvenance(sigstore, IMAGE));
            evidence.put("provenance-scorecard.1.json", keylessProvenance(sigstore, MODEL));
            assertThat(keyless(sigstore, "^https://git\\.example\\.org/credit/.*$"))
                    .isEmpty();
            assertThat(keyless(sigstore, "https://git.example.org/other"))
                    .hasSize(3)
                    .allSatisfy(finding -> assertThat(finding.message())
                            .contains("must be one of the trusted identities [https://git.example.org/other"));
            assertThat(findings())
                    .extracting(Finding::message)
                    .allSatisfy(message -> assertThat(message).contains("slipway.supply-chain.trusted-root"));
            evidence.put("image-signature.1.json", sigstore.image(MODEL).toString());
            assertThat(keyless(sigstore, TestSigstore.WORKFLOW))
                    .extracting(Finding::message)
                    .containsExactly("The signature must be over " + IMAGE + "; it is over " + MODEL + ".");
        }
    }

    @Test
    void namesWithoutARootThatProvesThemStopTheStart() {
        List<SupplyChainProperties.Identity> names = List.of(new SupplyChainProperties.Identity("https://x", "y"));
        assertThatThrownBy(() -> new TrustedSources(new SupplyChainProperties(List.of(), names, null, List.of())))
                .hasMessageContaining("no trusted-root");
        assertThatThrownBy(() -> new TrustedSources(
                        new SupplyChainProperties(List.of(), names, folder.resolve("gone.json"), List.of())))
                .hasMessageContaining("gone.json");
    }

    private List<Finding> keyless(TestSigstore sigstore, String subject) throws IOException {
        Path root = Files.writeString(
                folder.resolve("root.json"), sigstore.trustedRoot().toString());
        List<SupplyChainProperties.Identity> names =
                List.of(new SupplyChainProperties.Identity(TestSigstore.ISSUER, subject));
        SupplyChainProperties.Builder builder = new SupplyChainProperties.Builder(
                BUILDER, List.of(), names, List.of("https://ci.example.org/build/v1"), List.of("workflow"));
        return new SupplyChain(
                        new FolderEvidenceStore(folder),
                        new SupplyRules(new SupplyChainProperties(List.of(), names, root, List.of(builder))))
                .findings(evidence.candidate());
    }

    private static String keylessProvenance(TestSigstore sigstore, String digest) {
        return sigstore.statement("https://slsa.dev/provenance/v1", digest, predicate(BUILDER, COMMIT, "{}"))
                .toString();
    }

    private void attachedRefused(String sbom, String why) throws IOException {
        attached(sbom);
        assertThat(findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.code()).isEqualTo("SUPPLY_CHAIN_REFUSED"))
                .anySatisfy(finding -> assertThat(finding.message()).contains(why));
    }

    private void attached(String sbom) throws IOException {
        byte[] bytes = sbom.getBytes(StandardCharsets.UTF_8);
        String digest = Digests.of(bytes);
        new FolderEvidenceStore(folder)
                .attach(evidence.candidate().system(), "1.0.0", digest, new ByteArrayInputStream(bytes));
        evidence.put("sbom.1.json", "{\"attachment\": \"" + digest + "\"}");
    }

    /** The same document with so many parts that it has more than 4 MiB. */
    private static String large(String sbom, String list) {
        String part = "{\"type\": \"library\", \"name\": \"" + "x".repeat(1000) + "\"}, ";
        return sbom.replaceFirst("\"" + list + "\": ?\\[", "\"" + list + "\": [" + part.repeat(4500));
    }

    /** Never ends, and would fill any memory. */
    private static final class Spaces extends InputStream {

        @Override
        public int read() {
            return ' ';
        }

        @Override
        public int read(byte[] into, int from, int length) {
            Arrays.fill(into, from, from + length, (byte) ' ');
            return length;
        }
    }

    private void refused(String document, String content, String why) throws IOException {
        evidence.put(document, content);
        assertThat(findings())
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.code()).isEqualTo("SUPPLY_CHAIN_REFUSED");
                    assertThat(finding.document()).isEqualTo(document);
                })
                .anySatisfy(finding -> assertThat(finding.message()).contains(why));
    }

    private List<Finding> findings() {
        return chain(List.of(signer.publicKey())).findings(evidence.candidate());
    }

    private SupplyChain chain(List<String> imageKeys) {
        return new SupplyChain(
                new FolderEvidenceStore(folder),
                new SupplyRules(new SupplyChainProperties(
                        imageKeys,
                        List.of(),
                        null,
                        List.of(new SupplyChainProperties.Builder(
                                BUILDER,
                                List.of(signer.publicKey()),
                                List.of(),
                                List.of("https://ci.example.org/build/v1"),
                                List.of("workflow"))))));
    }

    private void tier(String tier) throws IOException {
        evidence.put("compliance.1.yaml", HandedIn.MANIFEST.replace("risk_tier: high", "risk_tier: " + tier));
    }

    private ObjectNode provenance(String builder, String commit, String parameters) {
        String statement = new String(
                Signed.statement("https://slsa.dev/provenance/v1", IMAGE, predicate(builder, commit, parameters)),
                StandardCharsets.UTF_8);
        String both = statement.replace(
                "\"subject\": [",
                "\"subject\": [{\"name\": \"scorecard\", \"digest\": {\"sha256\": \"" + MODEL.substring(7) + "\"}}, ");
        return signer.envelope(DsseEnvelope.IN_TOTO, both.getBytes(StandardCharsets.UTF_8));
    }

    private static String predicate(String builder, String commit, String parameters) {
        return """
                {"buildDefinition": {"buildType": "https://ci.example.org/build/v1", "externalParameters": %s,
                  "resolvedDependencies": [{"uri": "git+x", "digest": {"gitCommit": "%s"}}]},
                 "runDetails": {"builder": {"id": "%s"}}}""".formatted(parameters, commit, builder);
    }

    private static ObjectNode cycloneDx(String version, String digest) {
        return Signed.json("""
                {"bomFormat": "CycloneDX", "specVersion": "%s", "version": 1,
                 "metadata": {"component": {"type": "container", "name": "server", "version": "1",
                   "hashes": [{"alg": "SHA-256", "content": "%s"}]}},
                 "components": [{"type": "library", "name": "zlib", "version": "1.3.1",
                   "purl": "pkg:generic/zlib@1.3.1"}]}""".formatted(version, digest.substring(7)));
    }

    private static String spdx(String digest) {
        return """
                {"spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": "server",
                 "documentNamespace": "https://example.org/spdx/server-1",
                 "creationInfo": {"created": "2026-05-01T08:00:00Z", "creators": ["Tool: syft-1.0"]},
                 "packages": [{"SPDXID": "SPDXRef-image", "name": "server", "versionInfo": "1",
                   "downloadLocation": "NOASSERTION", "filesAnalyzed": false, "licenseConcluded": "NOASSERTION",
                   "licenseDeclared": "NOASSERTION", "copyrightText": "NOASSERTION",
                   "checksums": [{"algorithm": "SHA256", "checksumValue": "%s"}]}],
                 "relationships": [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES",
                   "relatedSpdxElement": "SPDXRef-image"}]}""".formatted(digest.substring(7));
    }
}
