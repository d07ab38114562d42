package dev.slipway.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Security;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys in a device sign like others, cannot be taken out, and are exchanged without losing what they signed. */
class NoteKeyTokenTests {

    private static final String NAME = "ledger.example/test";
    private static final String TEXT = NAME + "\n7\nAAAA\n";
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final char[] PIN = SoftToken.PIN.toCharArray();

    @TempDir
    private Path folder;

    private static Path configuration;

    @BeforeAll
    static void makeToken() throws Exception {
        assumeTrue(SoftToken.problem().isEmpty(), () -> SoftToken.problem().orElse(""));
        configuration = SoftToken.made();
    }

    @Test
    void aDeviceSignsAfterAFileDidAndAgainWithANewKey() throws Exception {
        NoteKeyFile file = new NoteKeyFile(folder.resolve("ledger.p12"), "of the file".toCharArray());
        file.addKey(NOW);
        NoteKeyToken token = new NoteKeyToken(configuration, PIN, file);
        assertThat(token.exists()).isFalse();

        token.addKey(NOW);
        SignedNote first = newest(token).sign(TEXT);
        token.addKey(NOW);
        SignedNote second = newest(token).sign(TEXT);

        List<NoteVerifier> keys = new NoteKeyToken(configuration, PIN, file)
                .signers(NAME).stream().map(NoteSigner::verifier).toList();
        assertThat(keys)
                .extracting(NoteVerifier::algorithm)
                .containsExactly(NoteAlgorithm.ED25519, NoteAlgorithm.ECDSA_P256, NoteAlgorithm.ECDSA_P256);
        assertThat(keys).doesNotHaveDuplicates();
        assertThat(first.signedBy(keys)).containsExactly(keys.get(1));
        assertThat(second.signedBy(keys)).containsExactly(keys.get(2));
        assertThat(SignedNote.parse(first.with(second).toString()).signedBy(keys))
                .containsExactly(keys.get(1), keys.get(2));
        assertThat(NoteVerifier.parse(keys.get(2).toString())).isEqualTo(keys.get(2));
        assertThat(keyBytes("slipway-ledger-1")).isNull();
    }

    @Test
    void whatKeepsTheDeviceAwayIsToldWithItsRemedy() throws Exception {
        SoftToken.leave(configuration);
        assertThatThrownBy(() -> new NoteKeyToken(configuration, "000000".toCharArray(), null).exists())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("could not be read")
                .hasMessageContaining("slipway.ledger.pkcs11-pin");
        Path nowhere = Files.writeString(folder.resolve("other.cfg"), "name = Other\nlibrary = /nowhere/lib.so\n");
        assertThatThrownBy(() -> new NoteKeyToken(nowhere, PIN, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("could not be reached")
                .hasMessageContaining("Check the library");
    }

    private static NoteSigner newest(NoteKeys keys) {
        List<NoteSigner> signers = keys.signers(NAME);
        return signers.get(signers.size() - 1);
    }

    /** As an attacker on this machine would ask for it, PIN in hand. */
    private static byte[] keyBytes(String label) throws Exception {
        KeyStore store =
                KeyStore.getInstance("PKCS11", Security.getProvider("SunPKCS11").configure(configuration.toString()));
        store.load(null, PIN);
        return store.getKey(label, null).getEncoded();
    }
}
