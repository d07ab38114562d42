package dev.slipway.supplychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.signature.DsseEnvelope;
import dev.slipway.signature.ImageSignature;
import dev.slipway.signature.TrustedKey;
import dev.slipway.signature.UnreadableSignature;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both forms of cosign, each beside twins that somebody tampered with. */
class ImageSignatureTests {

    private static final String DIGEST = "sha256:" + "ab".repeat(32);
    private static final String OTHER = "sha256:" + "cd".repeat(32);

    private final Signed cosign = Signed.withNewKey();
    private final TrustedKey trusted = TrustedKey.pem("cosign.pub", cosign.publicKey());

    @Test
    void bothFormsNameTheKeyThatSigned() {
        TrustedKey another = TrustedKey.pem("another.pub", Signed.withNewKey().publicKey());
        for (ObjectNode signature : List.of(cosign.simpleSigning(DIGEST), cosign.bundle(DIGEST))) {
            assertThat(ImageSignature.parse(Signed.bytes(signature)).signer(DIGEST, List.of(another, trusted)))
                    .isSameAs(trusted);
        }
    }

    /** Attack 60. */
    @Test
    void aSignatureOfAnotherDigestIsRefused() {
        refused(cosign.simpleSigning(OTHER), "must be over " + DIGEST + "; it is over " + OTHER);
        refused(cosign.bundle(OTHER), "must be over " + DIGEST + "; it is over " + OTHER);
    }

    @Test
    void aSignatureByAnotherKeyIsRefused() {
        refused(Signed.withNewKey().simpleSigning(DIGEST), "None of the trusted keys (cosign.pub) signed it");
        refused(Signed.withNewKey().bundle(DIGEST), "None of the trusted keys (cosign.pub) signed it");
        assertThatThrownBy(() -> ImageSignature.parse(Signed.bytes(cosign.bundle(DIGEST)))
                        .signer(DIGEST, List.of()))
                .hasMessageContaining("No key of a signer is trusted here");
    }

    @Test
    void everyFlippedByteOfThePayloadIsRefused() {
        byte[] payload = Base64.getDecoder()
                .decode(cosign.simpleSigning(DIGEST).path("payload").asText());
        for (int i = 0; i < payload.length; i++) {
            ObjectNode twin = cosign.simpleSigning(DIGEST);
            byte[] changed = payload.clone();
            changed[i] ^= 1;
            twin.put("payload", Base64.getEncoder().encodeToString(changed));
            refused(twin, "None of the trusted keys");
        }
    }

    /** Attack 62. */
    @Test
    void theRightKeyWithTheWrongKindOfStatementIsRefused() {
        ObjectNode twin = cosign.bundle(DIGEST);
        twin.set(
                "dsseEnvelope",
                cosign.envelope(
                        DsseEnvelope.IN_TOTO, Signed.statement("https://slsa.dev/provenance/v1", DIGEST, "{}")));
        refused(twin, "must be of predicate type https://sigstore.dev/cosign/sign/v1");
    }

    @Test
    void aPayloadOfAnotherTypeIsRefused() {
        ObjectNode twin = cosign.bundle(DIGEST);
        twin.set("dsseEnvelope", cosign.envelope("text/plain", "hello".getBytes(StandardCharsets.UTF_8)));
        refused(twin, "must be of type application/vnd.in-toto+json; found 'text/plain'");
        ObjectNode renamed = cosign.bundle(DIGEST);
        ((ObjectNode) renamed.path("dsseEnvelope")).put("payloadType", "text/plain");
        refused(renamed, "None of the trusted keys");
    }

    @Test
    void aBundleHasExactlyOneSignature() {
        ObjectNode none = cosign.bundle(DIGEST);
        ((ObjectNode) none.path("dsseEnvelope")).putArray("signatures");
        refused(none, "must have 1 to 16 signatures; found 0");
        ObjectNode two = cosign.bundle(DIGEST);
        var signatures = (com.fasterxml.jackson.databind.node.ArrayNode)
                two.path("dsseEnvelope").path("signatures");
        signatures.add(signatures.get(0).deepCopy());
        refused(two, "must have exactly one signature; found 2");
    }

    @Test
    void base64ForAddressesIsReadAsWell() {
        ObjectNode bundle = cosign.bundle(DIGEST);
        ObjectNode signature =
                (ObjectNode) bundle.path("dsseEnvelope").path("signatures").get(0);
        byte[] bytes = Base64.getDecoder().decode(signature.path("sig").asText());
        signature.put("sig", Base64.getUrlEncoder().encodeToString(bytes));
        assertThat(ImageSignature.parse(Signed.bytes(bundle)).signer(DIGEST, List.of(trusted)))
                .isSameAs(trusted);
    }

    @Test
    void aSignatureOfZerosIsRefused() {
        ObjectNode twin = cosign.simpleSigning(DIGEST);
        twin.put("signature", Base64.getEncoder().encodeToString(new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0}));
        refused(twin, "None of the trusted keys");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"payload\":1}",
                "{\"payload\":\"*\",\"signature\":\"\"}",
                "{\"mediaType\":\"x\"}",
                "{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\",\"messageSignature\":{}}",
                "{\"payload\":\"\",\"payload\":\"\",\"signature\":\"\"}",
                "{\"payload\":\"\",\"signature\":\"\"} {}"
            })
    void whatIsNoSignatureIsRefusedWithWords(String text) {
        assertThatThrownBy(() -> ImageSignature.parse(text.getBytes(StandardCharsets.UTF_8))
                        .signer(DIGEST, List.of(trusted)))
                .isInstanceOf(UnreadableSignature.class)
                .hasMessageMatching(".*(must|None of the trusted).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "ssh-ed25519 AAAA"})
    void whatIsNoKeyIsRefusedByName(String text) {
        assertThatThrownBy(() -> TrustedKey.pem("signer.pem", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'signer.pem'");
    }

    private void refused(ObjectNode signature, String why) {
        assertThatThrownBy(() -> ImageSignature.parse(Signed.bytes(signature)).signer(DIGEST, List.of(trusted)))
                .isInstanceOf(UnreadableSignature.class)
                .hasMessageContaining(why);
    }
}
