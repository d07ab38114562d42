package dev.slipway.sigstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.signature.UnreadableSignature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles of a Sigstore of the test's own, each beside twins that somebody tampered with. */
class KeylessBundleTests {

    private static final byte[] MANIFEST = "{\"schemaVersion\":2}".getBytes(StandardCharsets.UTF_8);
    private static final String IMAGE = "sha256:" + Digest.hex(Digest.of(MANIFEST));
    private static final String OTHER = "sha256:" + "cd".repeat(32);
    private static final SigningIdentity WORKFLOW = new SigningIdentity(TestSigstore.ISSUER, TestSigstore.WORKFLOW);

    private final TestSigstore sigstore = new TestSigstore();

    @AfterEach
    void close() {
        sigstore.close();
    }

    @Test
    void aStatementAndADigestNameWhoSigned() {
        for (ObjectNode bundle : new ObjectNode[] {sigstore.image(IMAGE), sigstore.blob(MANIFEST)}) {
            KeylessBundle read = KeylessBundle.parse(bytes(bundle));
            assertThat(KeylessBundle.isOne(bytes(bundle))).isTrue();
            assertThat(read.verify(root())).isEqualTo(WORKFLOW);
            read.requireImage(IMAGE);
            assertThatThrownBy(() -> read.requireImage(OTHER))
                    .hasMessageContaining("must be over " + OTHER + "; it is over " + IMAGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void earlierVersionsCarryAChain(String version) {
        ObjectNode bundle = sigstore.image(IMAGE);
        bundle.put("mediaType", "application/vnd.dev.sigstore.bundle+json;version=0." + version);
        ObjectNode certificate = (ObjectNode) material(bundle).remove("certificate");
        material(bundle)
                .putObject("x509CertificateChain")
                .putArray("certificates")
                .add(certificate);
        assertThat(verify(bundle)).isEqualTo(WORKFLOW);
        entry(bundle).remove("inclusionProof");
        if (version.equals("1")) {
            assertThat(verify(bundle)).isEqualTo(WORKFLOW);
            entry(bundle).remove("inclusionPromise");
        }
        refused(bundle, "inclusionProof must be an object; found nothing");
    }

    @Test
    void aTimestampAuthorityMayProveTheTime() {
        assertThat(verify(sigstore.stamped(sigstore.image(IMAGE), sigstore.signedAt)))
                .isEqualTo(WORKFLOW);
        refused(
                sigstore.stamped(sigstore.image(IMAGE), sigstore.signedAt.plusSeconds(3600)),
                "must have been valid when it signed");
        ObjectNode moved = sigstore.stamped(sigstore.image(IMAGE), sigstore.signedAt);
        ObjectNode other = sigstore.image(IMAGE);
        material(other).set("timestampVerificationData", material(moved).get("timestampVerificationData"));
        refused(other, "the timestamp is not over these bytes");
        ObjectNode root = sigstore.trustedRoot();
        root.putArray("timestampAuthorities");
        refused(moved, root, "no authority of the trusted root");
    }

    @Test
    void withoutAnyTimeItIsRefused() {
        ObjectNode bundle = sigstore.image(IMAGE);
        entry(bundle).remove("inclusionPromise");
        refused(bundle, "must prove when it was signed");
    }

    @Test
    void aSignatureOutsideOfTheCertificatesLifeIsRefused() {
        sigstore.signedAt = TestSigstore.NOW.plusSeconds(3600);
        refused(sigstore.image(IMAGE), "must have been valid when it signed, at 2026-05-01T09:00:00Z");
    }

    /** Attack 61. */
    @Test
    void anEntryOfAnotherSignatureIsRefused() {
        ObjectNode bundle = sigstore.image(IMAGE);
        ObjectNode sameStatementAgain = sigstore.image(IMAGE);
        material(bundle).set("tlogEntries", material(sameStatementAgain).get("tlogEntries"));
        refused(bundle, "must be of this signature; its signature is another");
        ObjectNode otherStatement = sigstore.image(OTHER);
        material(bundle).set("tlogEntries", material(otherStatement).get("tlogEntries"));
        refused(bundle, "must be of this signature; its digest is another");
        ObjectNode blob = sigstore.blob(MANIFEST);
        material(blob).set("tlogEntries", material(sigstore.blob(MANIFEST)).get("tlogEntries"));
        refused(blob, "must be of this signature");
    }

    /** Attack 61: the same key under another certificate. */
    @Test
    void anEntryOfAnotherCertificateIsRefused() {
        ObjectNode bundle = sigstore.image(IMAGE);
        sigstore.subject = "https://git.example.org/someone-else";
        material(bundle).set("certificate", material(sigstore.image(IMAGE)).get("certificate"));
        refused(bundle, "must be of this signature; its certificate is another");
    }

    @Test
    void aPromiseIsOverBodyTimeAndPlace() {
        refusedAfter(bundle -> entry(bundle).put("integratedTime", "1777622411"), "a promise that it did not sign");
        refusedAfter(bundle -> entry(bundle).put("logIndex", "8"), "a promise that it did not sign");
    }

    @Test
    void aProofLeadsToASignedCheckpoint() {
        refusedAfter(bundle -> proof(bundle).put("logIndex", "0"), "a proof that does not lead there");
        refusedAfter(bundle -> proof(bundle).put("treeSize", "4"), "a proof for another tree");
        refusedAfter(bundle -> ((ArrayNode) proof(bundle).get("hashes")).remove(0), "a proof that does not lead there");
        refusedAfter(bundle -> ((ArrayNode) proof(bundle).get("hashes")).set(0, "AAAA"), "a hash of another length");
        refusedAfter(
                bundle -> checkpoint(bundle).put("envelope", text(bundle).replace(" - 42", " - 43")),
                "not one of its key over this text");
        refusedAfter(
                bundle -> checkpoint(bundle).put("envelope", text(bundle).replace("\u2014 rekor", "\u2014 other")),
                "one that it did not sign");
    }

    @Test
    void aLogThatIsNotTrustedOrNoLongerCountsSaysNothing() {
        ObjectNode bundle = sigstore.image(IMAGE);
        ObjectNode root = sigstore.trustedRoot();
        ((ObjectNode) root.at("/tlogs/0/logId")).put("keyId", "AAAA");
        refused(bundle, root, "must be recorded in a log of the trusted root");
        ObjectNode ended = sigstore.trustedRoot();
        ((ObjectNode) ended.at("/tlogs/0/publicKey/validFor")).put("end", "2026-04-01T00:00:00Z");
        refused(bundle, ended, "a log that counted at 2026-05-01T08:00:10Z");
        material(bundle).putArray("tlogEntries");
        refused(bundle, "must have an entry of a log");
    }

    @Test
    void anAuthorityThatIsNotTrustedOrNoLongerCountsSaysNothing() {
        ObjectNode bundle = sigstore.image(IMAGE);
        ObjectNode ended = sigstore.trustedRoot();
        ((ObjectNode) ended.at("/certificateAuthorities/0/validFor")).put("end", "2026-04-01T00:00:00Z");
        refused(bundle, ended, "must lead to a certificate authority of the trusted root");
        try (TestSigstore another = new TestSigstore()) {
            ObjectNode foreign = sigstore.trustedRoot();
            foreign.set("certificateAuthorities", another.trustedRoot().get("certificateAuthorities"));
            refused(bundle, foreign, "must lead to a certificate authority of the trusted root");
        }
    }

    @Test
    void aCertificateForSomethingElseIsRefused() {
        sigstore.purpose = KeyPurposeId.id_kp_serverAuth;
        refused(sigstore.image(IMAGE), "must be for code signing");
    }

    @Test
    void aCertificateThatNoLogPromisedIsRefused() {
        sigstore.promisedBy = TestSigstore.pair();
        refused(sigstore.image(IMAGE), "none of its timestamps is of one");
        sigstore.promised = false;
        refused(sigstore.image(IMAGE), "it has no timestamp of one");
    }

    @Test
    void aSignatureOfAnotherKeyIsRefused() {
        byte[] forged = TestSigstore.sign(TestSigstore.pair(), MANIFEST);
        ObjectNode bundle = sigstore.blob(MANIFEST);
        ((ObjectNode) bundle.get("messageSignature")).put("signature", TestSigstore.base64(forged));
        refused(bundle, "its signature is another");
        sigstore.signer = new java.security.KeyPair(TestSigstore.pair().getPublic(), sigstore.signer.getPrivate());
        refused(sigstore.blob(MANIFEST), "must be of the certificate's key; it is not");
        refused(sigstore.image(IMAGE), "must be of the certificate's key; it is not");
    }

    @ParameterizedTest
    @CsvSource({
        "https://token.example.org, https://git.example.org/credit/.ci/release.yml@refs/tags/v1, true",
        "https://token.example.org, ^https://git\\.example\\.org/credit/\\.ci/release\\.yml@refs/tags/v.*$, true",
        "https://token.example.org, ^https://git\\.example\\.org/credit/$, false",
        "https://token.example.org, https://git.example.org/credit/, false",
        "https://token.example.org.evil, https://git.example.org/credit/.ci/release.yml@refs/tags/v1, false"
    })
    void anIdentityIsExactOrAWholePattern(String issuer, String subject, boolean trusted) {
        assertThat(new TrustedIdentity(issuer, subject).matches(WORKFLOW)).isEqualTo(trusted);
    }

    @Test
    void halfAPatternIsRefused() {
        assertThatThrownBy(() -> new TrustedIdentity("x", "^https://git.example.org/"))
                .hasMessageContaining("a pattern from ^ to $");
    }

    @Test
    void aRootWithoutLogsProvesNothing() {
        ObjectNode root = sigstore.trustedRoot();
        root.putArray("ctlogs");
        assertThatThrownBy(() -> TrustedRoot.parse(bytes(root))).hasMessageContaining("one of certificateAuthorities");
        assertThatThrownBy(() -> TrustedRoot.parse(bytes(root.put("mediaType", "x"))))
                .hasMessageContaining("must be of media type");
    }

    @Test
    void anotherKindOfBundleIsRefused() {
        refusedAfter(bundle -> bundle.put("mediaType", "application/vnd.dev.sigstore.bundle.v0.9+json"), "v0.3+json");
        refusedAfter(bundle -> bundle.set("messageSignature", bundle.get("dsseEnvelope")), "either");
        refusedAfter(bundle -> entry(bundle).put("canonicalizedBody", "e30="), "does not lead there");
    }

    /** Vectors of the sigstore-conformance project (Apache-2.0), signed by the public instance and its successor. */
    @ParameterizedTest
    @CsvSource({
        "blob-v0.1, trusted-root-public",
        "blob-v0.3, trusted-root-public",
        "statement-v0.3, trusted-root-public",
        "statement-rekor2, trusted-root-staging"
    })
    void whatTheRealSigstoreSignedHolds(String vector, String root) throws IOException {
        SigningIdentity signer = KeylessBundle.parse(vector(vector)).verify(TrustedRoot.parse(vector(root)));
        assertThat(signer.issuer()).isEqualTo("https://token.actions.githubusercontent.com");
        assertThat(signer.subject()).startsWith("https://github.com/sigstore-conformance/");
        assertThatThrownBy(() -> KeylessBundle.parse(vector(vector)).verify(root()))
                .hasMessageContaining("must be recorded in a log of the trusted root");
    }

    private static byte[] vector(String name) throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/sigstore", name + ".json"));
    }

    private void refusedAfter(Consumer<ObjectNode> tampering, String why) {
        ObjectNode bundle = sigstore.image(IMAGE);
        tampering.accept(bundle);
        refused(bundle, why);
    }

    private void refused(ObjectNode bundle, String why) {
        refused(bundle, sigstore.trustedRoot(), why);
    }

    private void refused(ObjectNode bundle, ObjectNode root, String why) {
        assertThatThrownBy(() -> KeylessBundle.parse(bytes(bundle)).verify(TrustedRoot.parse(bytes(root))))
                .isInstanceOf(UnreadableSignature.class)
                .hasMessageContaining(why);
    }

    private SigningIdentity verify(ObjectNode bundle) {
        return KeylessBundle.parse(bytes(bundle)).verify(root());
    }

    private TrustedRoot root() {
        return TrustedRoot.parse(bytes(sigstore.trustedRoot()));
    }

    private static ObjectNode material(ObjectNode bundle) {
        return (ObjectNode) bundle.path("verificationMaterial");
    }

    private static ObjectNode entry(ObjectNode bundle) {
        return (ObjectNode) material(bundle).path("tlogEntries").get(0);
    }

    private static ObjectNode proof(ObjectNode bundle) {
        return (ObjectNode) entry(bundle).path("inclusionProof");
    }

    private static ObjectNode checkpoint(ObjectNode bundle) {
        return (ObjectNode) proof(bundle).path("checkpoint");
    }

    private static String text(ObjectNode bundle) {
        return checkpoint(bundle).path("envelope").asText();
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
