package dev.slipway.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cosignatures of witnesses against the bytes that C2SP tlog-cosignature describes, and in every broken form. */
class CosignatureTests {

    private static final String TEXT =
            "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    private static final Instant NOW = Instant.ofEpochSecond(1_679_315_147);

    private final KeyPair pair;
    private final Cosigner witness;

    CosignatureTests() throws Exception {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        witness = new Cosigner("witness.example.com/w1", pair.getPrivate(), pair.getPublic());
    }

    @Test
    void aCosignatureSaysWhenTheTextWasSeen() {
        SignedNote note = SignedNote.parse(witness.cosign(TEXT, NOW).toString());
        assertThat(note.cosignedAt(witness.verifier())).hasValue(NOW);
        assertThat(NoteVerifier.parse(witness.verifier().toString())).isEqualTo(witness.verifier());
    }

    /** Made here byte by byte from the text of the specification. */
    @Test
    void theBytesAreThoseOfTheSpecification() throws Exception {
        Signature signing = Signature.getInstance("Ed25519");
        signing.initSign(pair.getPrivate());
        signing.update(("cosignature/v1\ntime 1679315147\n" + TEXT).getBytes(StandardCharsets.UTF_8));
        byte[] signature = signing.sign();
        byte[] spki = pair.getPublic().getEncoded();
        byte[] typed = new byte[33];
        typed[0] = 4;
        System.arraycopy(spki, spki.length - 32, typed, 1, 32);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update("witness.example.com/w1\n".getBytes(StandardCharsets.UTF_8));
        byte[] id = Arrays.copyOf(digest.digest(typed), 4);
        byte[] line = ByteBuffer.allocate(4 + 8 + 64)
                .put(id)
                .putLong(1_679_315_147)
                .put(signature)
                .array();

        assertThat(witness.cosign(TEXT, NOW))
                .hasToString(TEXT + "\n\u2014 witness.example.com/w1 "
                        + Base64.getEncoder().encodeToString(line) + "\n");
    }

    @Test
    void theTimeIsSignedToo() {
        String note = witness.cosign(TEXT, NOW).toString();
        String base64 = note.substring(note.lastIndexOf(' ') + 1).strip();
        byte[] bytes = Base64.getDecoder().decode(base64);
        bytes[11] ^= 1;
        SignedNote changed =
                SignedNote.parse(note.replace(base64, Base64.getEncoder().encodeToString(bytes)));
        assertThatThrownBy(() -> changed.cosignedAt(witness.verifier())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCosignatureOfAnotherTextIsRefused() {
        String lines = witness.cosign(TEXT, NOW).lines(witness.verifier());
        SignedNote other = SignedNote.parse(TEXT.replace("20852163", "20852164") + "\n" + lines);
        assertThatThrownBy(() -> other.cosignedAt(witness.verifier())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCosignatureIsNoSignatureOfALogAndNoLogIsAWitness() {
        NoteSigner log = new NoteSigner("witness.example.com/w1", pair.getPrivate(), pair.getPublic());
        SignedNote cosigned = witness.cosign(TEXT, NOW);
        assertThat(cosigned.signedBy(List.of(log.verifier()))).isEmpty();
        assertThat(log.sign(TEXT).cosignedAt(witness.verifier())).isEmpty();
        assertThatThrownBy(() -> cosigned.cosignedAt(log.verifier())).hasMessageContaining("not that of a witness");
    }

    @Test
    void aTimeThatNoClockShowsIsTheLatest() throws Exception {
        byte[] timed = ByteBuffer.allocate(72).putLong(-1).array();
        assertThat(TimedSignature.time(timed)).isEqualTo(Instant.MAX);
        assertThat(TimedSignature.time(
                        ByteBuffer.allocate(72).putLong(Long.MAX_VALUE).array()))
                .isEqualTo(Instant.MAX);
    }

    @Test
    void ofSeveralTimesTheLatestCounts() {
        SignedNote note = witness.cosign(TEXT, NOW).with(witness.cosign(TEXT, NOW.plusSeconds(60)));
        assertThat(note.cosignedAt(witness.verifier())).hasValue(NOW.plusSeconds(60));
    }

    @Test
    void onlyEd25519Cosigns() throws Exception {
        KeyPair curve = KeyPairGenerator.getInstance("EC").generateKeyPair();
        assertThatThrownBy(() -> new Cosigner("witness.example", curve.getPrivate(), curve.getPublic()))
                .hasMessageContaining("Ed25519");
    }
}
