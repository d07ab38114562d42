package dev.slipway.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed notes against the published vector, and in every broken form. */
class SignedNoteTests {

    private static final String KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    private static final String NOTE = "This is an example message.\n\n"
            + "\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

    private final NoteVerifier example = NoteVerifier.parse(KEY);

    @Test
    void thePublishedVectorVerifies() {
        SignedNote note = SignedNote.parse(NOTE);
        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(note.signedBy(List.of(example))).containsExactly(example);
        assertThat(note).hasToString(NOTE);
        assertThat(example).hasToString(KEY);
    }

    @Test
    void anotherTextDoesNot() {
        SignedNote note = SignedNote.parse(NOTE.replace("example message", "exemplary message"));
        assertThatThrownBy(() -> note.signedBy(List.of(example)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not one of its key over this text");
    }

    @Test
    void bothKindsOfKeysSign() throws Exception {
        NoteSigner ed25519 = signer("one.example/log", KeyPairGenerator.getInstance("Ed25519"));
        KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
        curve.initialize(new ECGenParameterSpec("secp256r1"));
        NoteSigner ecdsa = signer("two.example/log", curve);

        SignedNote note = ed25519.sign("a line\n\nand another\n").with(ecdsa.sign("a line\n\nand another\n"));

        SignedNote read = SignedNote.parse(note.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(read.text()).isEqualTo("a line\n\nand another\n");
        assertThat(read.signedBy(List.of(ed25519.verifier(), ecdsa.verifier())))
                .containsExactly(ed25519.verifier(), ecdsa.verifier());
        assertThat(NoteVerifier.parse(ecdsa.verifier().toString())).isEqualTo(ecdsa.verifier());
    }

    /** 15 and 17 of the attacks. */
    @Test
    void unknownKeysSayNothing() throws Exception {
        NoteSigner stranger = signer("stranger.example", KeyPairGenerator.getInstance("Ed25519"));
        SignedNote note = SignedNote.parse(NOTE).with(stranger.sign("This is an example message.\n"));
        assertThat(note.signedBy(List.of(example))).containsExactly(example);
        assertThat(stranger.sign("x\n").signedBy(List.of(example))).isEmpty();
    }

    /** 16 of the attacks. */
    @Test
    void oneBadSignatureOfAKnownKeyIsEnough() throws Exception {
        NoteSigner second = signer("second.example", KeyPairGenerator.getInstance("Ed25519"));
        String foreign = second.sign("another message\n").toString();
        SignedNote note = SignedNote.parse(NOTE + foreign.substring(foreign.indexOf("\n\n") + 2));
        assertThatThrownBy(() -> note.signedBy(List.of(example, second.verifier())))
                .hasMessageContaining("The signature of second.example");
    }

    /** 13 of the attacks. */
    @Test
    void aKeyOfTheSameNameWithAnotherIdIsAnotherKey() throws Exception {
        NoteSigner impostor = signer("example.com/foo", KeyPairGenerator.getInstance("Ed25519"));
        assertThat(impostor.sign("This is an example message.\n").signedBy(List.of(example)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no signature\n",
                "no empty line\n\u2014 a AAAAAAAA\n",
                "text\n\n",
                "text\n\n\u2014 a AAAAAAAA",
                "text\n\n- a AAAAAAAA\n",
                "text\n\n\u2014 a\n",
                "text\n\n\u2014 a AAAA\n",
                "text\n\n\u2014 a AAAAAAA\n",
                "text\n\n\u2014 a+b AAAAAAAA\n",
                "text\n\n\u2014 a !!!!!!!!\n",
                "text\r\n\n\u2014 a AAAAAAAA\n",
                "te\u0000xt\n\n\u2014 a AAAAAAAA\n",
                "te\txt\n\n\u2014 a AAAAAAAA\n",
                "text\n\n\u2014 a AAAAAAAA\n\n"
            })
    void whatIsNotANoteIsRefused(String note) {
        assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        byte[] bytes = NOTE.getBytes(StandardCharsets.UTF_8);
        bytes[0] = (byte) 0xff;
        assertThatThrownBy(() -> SignedNote.parse(bytes)).hasMessageContaining("must be UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com/foo",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/fop+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+BekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+Aeky",
                "example.com/foo+530d903a+",
                "exam ple+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
            })
    void whatIsNotAKeyIsRefused(String key) {
        assertThatThrownBy(() -> NoteVerifier.parse(key)).isInstanceOf(IllegalArgumentException.class);
    }

    private static NoteSigner signer(String name, KeyPairGenerator generator) {
        KeyPair pair = generator.generateKeyPair();
        return new NoteSigner(name, pair.getPrivate(), pair.getPublic());
    }
}
