package dev.slipway.audit.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.audit.VerifyCommand;
import dev.slipway.audit.pack.PackWriter.Content;
import dev.slipway.evidence.EvidenceBundle;
import dev.slipway.evidence.EvidenceDocument;
import dev.slipway.ledger.ExportVerdict.Result;
import dev.slipway.ledger.ExportVerifier;
import dev.slipway.ledger.ExportedRelease;
import dev.slipway.signature.EnvelopeSignature;
import dev.slipway.signature.NoteSigner;
import dev.slipway.signature.NoteVerifier;
import dev.slipway.signature.StatementEnvelope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack verifies with its file alone, and whatever is changed in it, file by file, is found. */
class PackTests {

    private static final byte[] DOCUMENT = "{\"accuracy\":\"0.93\"}".getBytes(StandardCharsets.UTF_8);
    private static final NoteSigner SERVER = signer("server");
    private static final StatementEnvelope ENVELOPE = signed("{\"predicateType\":\"approval\"}");

    private static ExportedRelease release;
    private static List<NoteVerifier> keys;

    @TempDir
    private Path folder;

    @BeforeAll
    static void aReleaseThatNamesWhatIsInItsPack() {
        release = ExportedRelease.naming(List.of(bundle(DOCUMENT).id(), ENVELOPE.digest()));
        keys = List.of(release.key().verifier());
    }

    @Test
    void aPackVerifiesWithItsFileAlone() throws IOException {
        Path pack = keep(pack(parts()));

        PackVerdict verdict = verify(pack, keys);

        assertThat(verdict.result()).as(verdict.reason()).isEqualTo(Result.GOOD);
        assertThat(verdict.findings())
                .anyMatch(finding -> finding.contains("2 entries"))
                .anyMatch(finding -> finding.startsWith("sealed by ledger.example/packs"))
                .anyMatch(finding -> finding.startsWith("1 documents"))
                .anyMatch(finding -> finding.contains("approval.dsse.json holds"));
        assertThat(verify(pack, List.of()).result()).isEqualTo(Result.GOOD);
    }

    @Test
    void theSameIsWrittenAgainByteByByte() throws IOException {
        assertThat(pack(parts())).isEqualTo(pack(parts()));
    }

    @Test
    void theCommandTellsWhatHolds() throws IOException {
        Path pack = keep(pack(parts()));
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        int code = new VerifyCommand(new PrintStream(said, true, StandardCharsets.UTF_8))
                .run(List.of(pack.toString(), "--key", keys.get(0).toString()));

        assertThat(said.toString(StandardCharsets.UTF_8)).contains("Holds       sealed by", "GOOD: every file");
        assertThat(code).isZero();
    }

    @Test
    void aChangedByteOfAnyFileIsFound() throws IOException {
        Map<String, byte[]> files = unpacked(pack(parts()));
        for (String name : files.keySet()) {
            for (int at : List.of(0, files.get(name).length / 2, files.get(name).length - 1)) {
                byte[] changed = files.get(name).clone();
                changed[at] ^= 1;
                assertTampered(with(files, name, changed), name + " at " + at);
            }
        }
    }

    @Test
    void aMissingFileIsFound() throws IOException {
        Map<String, byte[]> files = unpacked(pack(parts()));
        for (String name : files.keySet()) {
            Map<String, byte[]> fewer = new LinkedHashMap<>(files);
            fewer.remove(name);
            assertTampered(fewer, "without " + name);
        }
    }

    @Test
    void aFileTooManyIsFound() throws IOException {
        Map<String, byte[]> files = unpacked(pack(parts()));
        assertTampered(with(files, "evidence/more.1.json", DOCUMENT), "one more");
        assertTampered(with(files, "../outside", DOCUMENT), "a path that leads out");
        assertTampered(with(files, "evidence\\other", DOCUMENT), "a path of another system");
    }

    @Test
    void aCutPackIsFound() throws IOException {
        byte[] whole = pack(parts());
        for (int length = 1; length < whole.length; length += whole.length / 40) {
            Path cut = keep(Arrays.copyOf(whole, length));
            assertThat(verify(cut, keys).result()).isNotEqualTo(Result.GOOD);
        }
    }

    /** Whoever changes a file may make the list of files anew, but not its seal. */
    @Test
    void aListMadeAnewIsNotSealed() throws IOException {
        Map<String, byte[]> files = unpacked(pack(parts()));
        for (String name : parts().keySet()) {
            Map<String, byte[]> parts = new LinkedHashMap<>(parts());
            parts.put(
                    name,
                    (new String(parts.get(name), StandardCharsets.ISO_8859_1) + " ")
                            .getBytes(StandardCharsets.ISO_8859_1));
            Map<String, byte[]> anew =
                    unpacked(pack(parts, signer(release.tree().origin())));
            assertTampered(anew, "another's seal over " + name);
            assertTampered(
                    with(anew, PackManifest.SEAL, Objects.requireNonNull(files.get(PackManifest.SEAL))),
                    "the old seal over another " + name);
        }
    }

    /** Even the ledger's key does not make evidence of what the ledger does not name. */
    @Test
    void whatTheLedgerDoesNotNameIsFoundUnderAGoodSeal() throws IOException {
        byte[] other = "{\"accuracy\":\"0.99\"}".getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> document = parts();
        document.put("evidence/evaluation.1.json", other);
        assertTampered(unpacked(pack(document)), "a document that is not on the list");

        Map<String, byte[]> list = parts();
        list.put("evidence/evaluation.1.json", other);
        list.put(PackParts.BUNDLE, bundle(other).canonicalJson());
        assertTampered(unpacked(pack(list)), "a list that the ledger does not name");

        Map<String, byte[]> statement = parts();
        statement.put(
                "signatures/approval.dsse.json",
                signed("{\"predicateType\":\"forged\"}").json());
        assertTampered(unpacked(pack(statement)), "a statement that the ledger does not name");

        Map<String, byte[]> key = parts();
        key.put("keys/server.pem", signer("other").trusted().pem().getBytes(StandardCharsets.UTF_8));
        assertTampered(unpacked(pack(key)), "a statement of whose key nothing is known");
    }

    @Test
    void aLedgerOfAnotherReleaseIsFoundUnderAGoodSeal() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PackWriter writer = new PackWriter(out);
        writer.put(PackParts.LEDGER, Content.of(release.zip()));
        writer.end("another~1.0.0~production~1", release.tree(), release.key()::sign);

        assertThat(verify(keep(out.toByteArray()), keys).result()).isEqualTo(Result.TAMPERED);
    }

    private void assertTampered(Map<String, byte[]> files, String how) throws IOException {
        PackVerdict verdict = verify(keep(zipped(files)), keys);
        assertThat(verdict.result()).as(how).isEqualTo(Result.TAMPERED);
        assertThat(verdict.reason()).as(how).isNotBlank();
    }

    private static PackVerdict verify(Path pack, List<NoteVerifier> trusted) {
        ExportVerifier exports = new ExportVerifier(trusted, null, (done, of) -> {});
        return PackCheck.isPack(pack)
                ? new PackCheck(trusted, exports).verify(pack)
                : new PackVerdict(
                        exports.verify(pack).result(),
                        List.of(),
                        exports.verify(pack).reason());
    }

    private static Map<String, byte[]> parts() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(PackParts.README, "Read me.\n".getBytes(StandardCharsets.UTF_8));
        parts.put(PackParts.LEDGER, release.zip());
        parts.put(PackParts.BUNDLE, bundle(DOCUMENT).canonicalJson());
        parts.put("evidence/evaluation.1.json", DOCUMENT);
        parts.put("signatures/approval.dsse.json", ENVELOPE.json());
        parts.put("keys/server.pem", SERVER.trusted().pem().getBytes(StandardCharsets.US_ASCII));
        return parts;
    }

    private static EvidenceBundle bundle(byte[] document) {
        return new EvidenceBundle(List.of(new EvidenceDocument(
                "evaluation", 1, "sha256:" + digest(document), "application/json", document.length)));
    }

    private static String digest(byte[] bytes) {
        try {
            return PackWriter.Measured.of(Content.of(bytes)).sha256();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] pack(Map<String, byte[]> parts) throws IOException {
        return pack(parts, release.key());
    }

    private static byte[] pack(Map<String, byte[]> parts, NoteSigner sealer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PackWriter writer = new PackWriter(out);
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            writer.put(part.getKey(), Content.of(part.getValue()));
        }
        writer.end(release.slug(), release.tree(), sealer::sign);
        return out.toByteArray();
    }

    private static NoteSigner signer(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new NoteSigner(name, pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StatementEnvelope signed(String statement) {
        StatementEnvelope unsigned = StatementEnvelope.unsigned(statement.getBytes(StandardCharsets.UTF_8));
        return unsigned.with(EnvelopeSignature.plain(SERVER.trusted(), SERVER.signature(unsigned.signable())));
    }

    private Path keep(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("pack.zip"), bytes);
    }

    private Map<String, byte[]> unpacked(byte[] pack) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(keep(pack).toFile())) {
            for (ZipEntry entry : new ArrayList<>(zip.stream().toList())) {
                files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return files;
    }

    private static Map<String, byte[]> with(Map<String, byte[]> files, String name, byte[] bytes) {
        Map<String, byte[]> changed = new LinkedHashMap<>(files);
        changed.put(name, bytes);
        return changed;
    }

    private static byte[] zipped(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
