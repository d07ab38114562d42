package dev.slipway.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Signed statements, the shapes that are refused, and what others' tools make of them. */
class StatementEnvelopeTests {

    private static final String DIGEST = "sha256:" + "ab".repeat(32);
    private static final byte[] STATEMENT = InTotoStatement.write(
            Map.of("package", DIGEST),
            "https://slipway.dev/deployment-approval/v1",
            Map.of("decision", "APPROVE", "comment", "gr\u00fcn"));
    private static final KeyPair PERSON = pair("EC");
    private static final KeyPair SERVER = pair("Ed25519");
    private static final List<TrustedKey> KEYS =
            List.of(TrustedKey.of("person", PERSON.getPublic()), TrustedKey.of("server", SERVER.getPublic()));

    @Test
    void everySignatureIsHeldAgainstItsKey() {
        StatementEnvelope signed = envelope();
        StatementEnvelope read = StatementEnvelope.parse(signed.json());
        assertThat(read.check(KEYS).whole()).isTrue();
        assertThat(read.check(KEYS).signedBy()).containsExactlyElementsOf(KEYS);
        assertThat(read.digest()).isEqualTo(signed.digest());
        assertThat(read.check(KEYS.subList(0, 1)).whole()).isFalse();
    }

    @Test
    void attack59AFlippedByteAnywhereIsRefused() {
        byte[] json = envelope().json();
        for (int place = 0; place < json.length; place++) {
            for (int bit = 0; bit < 7; bit++) {
                byte[] flipped = json.clone();
                flipped[place] ^= (byte) (1 << bit);
                assertThat(holds(flipped)).as("bit %s of byte %s", bit, place).isFalse();
            }
        }
        assertThat(holds(json)).isTrue();
    }

    @Test
    void attack59TheUrlAlphabetIsReadToo() {
        String json = new String(envelope().json(), StandardCharsets.UTF_8);
        String statement = json.replaceFirst("(?s).*\"payload\":\"([^\"]*)\".*", "$1");
        String url = json.replace(statement, statement.replace('+', '-').replace('/', '_'));
        assertThat(holds(url.getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    @Test
    void attack59NoSignatureTwoOfOneKeyAndAnotherTypeAreRefused() {
        byte[] none = StatementEnvelope.unsigned(STATEMENT).json();
        assertThatThrownBy(() -> StatementEnvelope.parse(none)).hasMessageContaining("1 to 16 signatures; found 0");
        StatementEnvelope twice = signed(signed(StatementEnvelope.unsigned(STATEMENT), PERSON), PERSON);
        assertThat(twice.check(KEYS).whole()).isFalse();
        byte[] otherType = new String(envelope().json(), StandardCharsets.UTF_8)
                .replace("vnd.in-toto+json", "vnd.other+json")
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> StatementEnvelope.parse(otherType)).hasMessageContaining("payload type");
    }

    @Test
    void attack58AZeroSignatureIsRefused() {
        byte[] zero = {0x30, 0x06, 0x02, 0x01, 0x00, 0x02, 0x01, 0x00};
        TrustedKey key = KEYS.get(0);
        StatementEnvelope forged = StatementEnvelope.unsigned(STATEMENT).with(EnvelopeSignature.plain(key, zero));
        assertThat(forged.check(KEYS).broken()).containsExactly(key.fingerprint());
        assertThat(forged.with(EnvelopeSignature.plain(key, new byte[64]))
                        .check(KEYS)
                        .signedBy())
                .isEmpty();
    }

    @Test
    @EnabledIf("hasSshKeygen")
    void aSignatureOfOpenSshCountsForItsKeyNamespaceAndBytesOnly(@TempDir Path folder) throws Exception {
        for (String type : List.of("ed25519", "ecdsa")) {
            Path key = folder.resolve(type);
            run(folder, "ssh-keygen", "-q", "-t", type, "-N", "", "-f", key.toString());
            TrustedKey trusted = SshSignature.publicKey("laptop", Files.readString(Path.of(key + ".pub")));
            StatementEnvelope statement = StatementEnvelope.unsigned(STATEMENT);
            StatementEnvelope signed = statement.with(openSsh(folder, key, trusted, SshSignature.NAMESPACE));
            StatementEnvelope read = StatementEnvelope.parse(signed.json());
            assertThat(read.check(List.of(trusted)).whole()).isTrue();
            StatementEnvelope moved = new StatementEnvelope(
                    new String(STATEMENT, StandardCharsets.UTF_8)
                            .replace("APPROVE", "REJECTS")
                            .getBytes(StandardCharsets.UTF_8),
                    read.signatures());
            assertThat(moved.check(List.of(trusted)).broken()).hasSize(1);
            assertThatThrownBy(() -> openSsh(folder, key, trusted, "git")).hasMessageContaining("found 'git'");
        }
    }

    @Test
    @EnabledIf("hasOpenSsl")
    void plainOpenSslVerifiesAndSigns(@TempDir Path folder) throws Exception {
        StatementEnvelope envelope = envelope();
        Files.write(folder.resolve("pae"), envelope.signable());
        for (int place = 0; place < 2; place++) {
            Files.writeString(folder.resolve("key.pem"), KEYS.get(place).pem());
            Files.write(folder.resolve("sig"), envelope.signatures().get(place).bytes());
            assertThat(
                            place == 0
                                    ? run(
                                            folder,
                                            "openssl",
                                            "dgst",
                                            "-sha256",
                                            "-verify",
                                            "key.pem",
                                            "-signature",
                                            "sig",
                                            "pae")
                                    : run(
                                            folder,
                                            "openssl",
                                            "pkeyutl",
                                            "-verify",
                                            "-pubin",
                                            "-inkey",
                                            "key.pem",
                                            "-rawin",
                                            "-in",
                                            "pae",
                                            "-sigfile",
                                            "sig"))
                    .containsIgnoringCase("verified");
        }
        run(folder, "openssl", "ecparam", "-genkey", "-name", "prime256v1", "-noout", "-out", "own.pem");
        run(folder, "openssl", "pkey", "-in", "own.pem", "-pubout", "-out", "own.pub");
        run(folder, "openssl", "dgst", "-sha256", "-sign", "own.pem", "-out", "own.sig", "pae");
        TrustedKey own = KeyText.read(folder.resolve("own.pub")).get(0);
        assertThat(own.verifies(envelope.signable(), Files.readAllBytes(folder.resolve("own.sig"))))
                .isTrue();
    }

    static boolean hasSshKeygen() {
        return onPath("ssh-keygen");
    }

    static boolean hasOpenSsl() {
        return onPath("openssl");
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static EnvelopeSignature openSsh(Path folder, Path key, TrustedKey trusted, String namespace)
            throws Exception {
        Path file = folder.resolve("bytes");
        Files.write(file, StatementEnvelope.unsigned(STATEMENT).signable());
        Files.deleteIfExists(folder.resolve("bytes.sig"));
        run(folder, "ssh-keygen", "-Y", "sign", "-f", key.toString(), "-n", namespace, file.toString());
        byte[] bytes = SshSignature.unarmoured(Files.readString(folder.resolve("bytes.sig")));
        assertThat(SshSignature.read(bytes).fingerprint()).isEqualTo(trusted.fingerprint());
        return new EnvelopeSignature(trusted.fingerprint(), bytes, SignatureForm.SSHSIG, Map.of());
    }

    private static String run(Path folder, String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static boolean holds(byte[] json) {
        try {
            return StatementEnvelope.parse(json).check(KEYS).whole();
        } catch (UnreadableSignature refused) {
            return false;
        }
    }

    static StatementEnvelope envelope() {
        return signed(signed(StatementEnvelope.unsigned(STATEMENT), PERSON), SERVER);
    }

    private static StatementEnvelope signed(StatementEnvelope envelope, KeyPair pair) {
        TrustedKey key = TrustedKey.of("key", pair.getPublic());
        return envelope.with(EnvelopeSignature.plain(key, signature(pair.getPrivate(), envelope.signable())));
    }

    private static byte[] signature(PrivateKey key, byte[] message) {
        try {
            Signature signing = Signature.getInstance(key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "Ed25519");
            signing.initSign(key);
            signing.update(message);
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(256);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
