package dev.slipway.ledger;

import static dev.slipway.ledger.LedgerDatabase.anEntry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ledger.ExportVerdict.Result;
import dev.slipway.signature.NoteSigner;
import dev.slipway.signature.NoteVerifier;
import dev.slipway.signature.SignedNote;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exported ledger verifies with the file alone, and no change to the file goes unseen. */
class ExportTests {

    private static final NoteSigner KEY = TestKey.of("ledger.example/test");
    private static final List<NoteVerifier> KEYS = List.of(KEY.verifier());
    private static final String SUBJECT = "credit-scoring~1.1.0~prod~1";

    private static final LedgerDatabase DATABASE = new LedgerDatabase();
    private static final Checkpoints CHECKPOINTS = new Checkpoints(DATABASE.source, KEY);
    private static final LedgerExport EXPORT = new LedgerExport(DATABASE.ledger, new LedgerProofs(DATABASE.source));

    private static SignedNote early;
    private static SignedNote late;

    @TempDir
    private Path folder;

    @BeforeAll
    static void threeHundredEntries() {
        DATABASE.append(100);
        early = CHECKPOINTS.sign();
        for (int i = 0; i < 200; i++) {
            DATABASE.append(anEntry("later-" + i));
        }
        late = CHECKPOINTS.sign();
        DATABASE.append(anEntry("after the checkpoint"));
    }

    @Test
    void theWholeLedgerVerifies() throws IOException {
        ExportVerdict verdict = verify(whole(late), KEYS, null);
        assertThat(verdict)
                .isEqualTo(new ExportVerdict(
                        Result.GOOD,
                        300,
                        Checkpoint.parse(late.text()),
                        List.of(KEY.verifier().toString()),
                        ""));
    }

    @Test
    void soDoesItContainAnEarlierCheckpoint() throws IOException {
        assertThat(verify(whole(late), KEYS, early).result()).isEqualTo(Result.GOOD);
        assertThat(verify(whole(early), KEYS, early).entries()).isEqualTo(100);
    }

    @Test
    void oneReleaseVerifies() throws IOException {
        ExportVerdict verdict = verify(release(late), KEYS, late);
        assertThat(verdict.result()).as(verdict.reason()).isEqualTo(Result.GOOD);
        assertThat(verdict.entries()).isEqualTo(300);
    }

    @Test
    void theSameCheckpointGivesTheSameBytes() throws IOException {
        assertThat(whole(late)).isEqualTo(whole(late));
        assertThat(release(early)).isEqualTo(release(early));
    }

    @Test
    void soDoesAMachineInAnotherTimeZone() throws IOException {
        byte[] here = whole(early);
        TimeZone zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        try {
            assertThat(whole(early)).isEqualTo(here);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void itsLengthIsKnownBefore() throws IOException {
        assertThat(EXPORT.wholeLength(EXPORT.frame(late, KEYS))).isEqualTo(whole(late).length);
        assertThat(EXPORT.wholeLength(EXPORT.frame(early, KEYS))).isEqualTo(whole(early).length);
    }

    /** From so many files on a ZIP ends otherwise. */
    @Test
    void theLengthOfAZipOfManyFilesIsKnownBefore() throws IOException {
        for (int files : List.of(0xfffe, 0xffff, 0x10000)) {
            ZipLength length = new ZipLength();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.setMethod(ZipOutputStream.STORED);
                for (int i = 0; i < files; i++) {
                    ZipEntry entry = new ZipEntry("f" + i);
                    entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
                    entry.setSize(0);
                    entry.setCrc(0);
                    zip.putNextEntry(entry);
                    length.add(entry.getName(), 0);
                }
            }
            assertThat(length.total()).as("%d files", files).isEqualTo(out.size());
        }
    }

    /** 28: everything in the database rewritten by its owner, also the head; only what was signed before shows it. */
    @Test
    void aRewrittenLedgerIsCaughtByACheckpointThatSomebodyHolds() throws IOException {
        LedgerDatabase forged = new LedgerDatabase();
        forged.append(99);
        forged.append(anEntry("forged"));
        for (int i = 0; i < 200; i++) {
            forged.append(anEntry("later-" + i));
        }
        SignedNote resigned = new Checkpoints(forged.source, KEY).sign();
        byte[] file = bytes(
                out -> new LedgerExport(forged.ledger, new LedgerProofs(forged.source)).whole(resigned, KEYS, out));

        assertThat(verify(file, KEYS, null).result()).isEqualTo(Result.GOOD);
        assertTampered(verify(file, KEYS, early), "its first 100 entries do not have the root of the checkpoint");
        assertTampered(verify(file, KEYS, late), "its first 300 entries do not have the root of the checkpoint");
    }

    @Test
    void anOlderExportIsCaughtByANewerCheckpoint() throws IOException {
        assertTampered(verify(whole(early), KEYS, late), "entries were taken away");
    }

    @Test
    void onlyTheTrustedKeyCounts() throws IOException {
        NoteSigner impostor = TestKey.of("ledger.example/test");
        assertTampered(verify(whole(late), List.of(impostor.verifier()), null), "not signed by a key");
        SignedNote resigned = impostor.sign(late.text());
        byte[] file = bytes(out -> EXPORT.whole(resigned, List.of(impostor.verifier()), out));
        assertThat(verify(file, List.of(), null).result()).isEqualTo(Result.GOOD);
        assertTampered(verify(file, KEYS, null), "not signed by a key");
    }

    @Test
    void aKeyOfAnotherLedgerDoesNotCount() throws IOException {
        NoteSigner other = TestKey.of("ledger.example/other");
        byte[] file = bytes(out -> EXPORT.whole(other.sign(late.text()), List.of(other.verifier()), out));
        assertTampered(verify(file, List.of(other.verifier()), null), "not signed by a key of ledger.example/test");
    }

    /** 29: wherever it is cut. */
    @Test
    void aCutFileIsSeen() throws IOException {
        byte[] file = whole(early);
        for (int length = 4; length < file.length; length += 997) {
            assertTampered(verify(Arrays.copyOf(file, length), KEYS, null), "cut or damaged");
        }
    }

    @Test
    void anyByteThatIsChangedIsSeen() throws IOException {
        Map<String, byte[]> files = unzipped(whole(early));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().equals("README.txt")) {
                continue;
            }
            for (int at = 0; at < file.getValue().length; at += Math.max(1, file.getValue().length / 40)) {
                byte[] changed = file.getValue().clone();
                changed[at] ^= 1;
                Map<String, byte[]> others = new LinkedHashMap<>(files);
                others.put(file.getKey(), changed);
                assertThat(verify(zipped(others), file.getKey().equals("keys") ? List.of() : KEYS, null)
                                .result())
                        .as("byte %d of %s", at, file.getKey())
                        .isEqualTo(Result.TAMPERED);
            }
        }
    }

    @Test
    void aMissingOrAnAddedFileIsSeen() throws IOException {
        for (byte[] export : List.of(whole(early), release(early))) {
            Map<String, byte[]> files = unzipped(export);
            for (String name : files.keySet()) {
                Map<String, byte[]> others = new LinkedHashMap<>(files);
                others.remove(name);
                assertThat(verify(zipped(others), KEYS, null).result())
                        .as("without %s", name)
                        .isEqualTo(Result.TAMPERED);
            }
            Map<String, byte[]> more = new LinkedHashMap<>(files);
            more.put("tile/0/007", new byte[32]);
            assertTampered(verify(zipped(more), KEYS, null), "its trailer counts");
        }
    }

    @Test
    void aFileThatIsExchangedForAnotherIsSeenEvenWhenTheCountsAreRight() throws IOException {
        Map<String, byte[]> files = unzipped(release(early));
        byte[] one = files.get("entries/1.json");
        byte[] two = files.get("entries/2.json");
        files.put("entries/1.json", two);
        files.put("entries/2.json", one);
        assertTampered(verify(zipped(files), KEYS, null), "entry 1: its proof does not lead");
    }

    @Test
    void anEntryOfAnotherReleaseIsSeen() throws IOException {
        LedgerDatabase two = new LedgerDatabase();
        two.append(NewEntry.of("ReleaseDecided", "one", Actor.service("x"), Map.of(), "a"));
        two.append(NewEntry.of("ReleaseDecided", "other", Actor.service("x"), Map.of(), "b"));
        SignedNote note = new Checkpoints(two.source, KEY).sign();
        LedgerExport export = new LedgerExport(two.ledger, new LedgerProofs(two.source));
        Map<String, byte[]> one = unzipped(bytes(out -> export.release("one", note, KEYS, out)));
        Map<String, byte[]> other = unzipped(bytes(out -> export.release("other", note, KEYS, out)));
        other.remove(LedgerExport.TRAILER);
        other.forEach(one::putIfAbsent);
        byte[] trailer = one.remove(LedgerExport.TRAILER);
        one.put(
                LedgerExport.TRAILER,
                new String(trailer, StandardCharsets.UTF_8)
                        .replace("\"entries\":1", "\"entries\":2")
                        .replace("\"files\":5", "\"files\":7")
                        .getBytes(StandardCharsets.UTF_8));
        assertTampered(verify(zipped(one), KEYS, null), "entries of more than one release");
    }

    @Test
    void whatIsNoExportIsNotChecked() throws IOException {
        assertThat(verify("no ZIP at all".getBytes(StandardCharsets.UTF_8), KEYS, null)
                        .result())
                .isEqualTo(Result.UNCHECKED);
        assertThat(new ExportVerifier(KEYS, null, (done, of) -> {})
                        .verify(folder.resolve("nowhere"))
                        .result())
                .isEqualTo(Result.UNCHECKED);
    }

    private static byte[] whole(SignedNote checkpoint) throws IOException {
        return bytes(out -> EXPORT.whole(checkpoint, KEYS, out));
    }

    private static byte[] release(SignedNote checkpoint) throws IOException {
        return bytes(out -> EXPORT.release(SUBJECT, checkpoint, KEYS, out));
    }

    private ExportVerdict verify(byte[] bytes, Collection<NoteVerifier> trusted, @Nullable SignedNote held)
            throws IOException {
        Path file = Files.write(folder.resolve("export.zip"), bytes);
        return new ExportVerifier(trusted, held, (done, of) -> {}).verify(file);
    }

    private static void assertTampered(ExportVerdict verdict, String reason) {
        assertThat(verdict.result()).as(verdict.toString()).isEqualTo(Result.TAMPERED);
        assertThat(verdict.reason()).contains(reason);
    }

    private static byte[] bytes(Writing writing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writing.to(out);
        return out.toByteArray();
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] zipped(Map<String, byte[]> files) throws IOException {
        return bytes(out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
            zip.finish();
        });
    }

    /** Writes one file. */
    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }
}
