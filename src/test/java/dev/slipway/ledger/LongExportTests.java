package dev.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ledger.ExportVerdict.Result;
import dev.slipway.signature.NoteSigner;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger with tiles of three levels: whoever looks, and however many at once, finds the same first fault. */
class LongExportTests {

    private static final NoteSigner KEY = TestKey.of("ledger.example/test");
    private static final long SIZE = 66_000;

    @TempDir
    private static Path folder;

    private static Path whole;

    @BeforeAll
    static void manyEntries() throws IOException {
        whole = folder.resolve("whole.zip");
        MadeExport.write(whole, SIZE, LedgerDatabase.anEntry("k"), KEY);
    }

    @Test
    void itVerifiesOnAnyNumberOfCores() {
        for (int cores : List.of(1, 2, 5)) {
            List<Long> told = new ArrayList<>();
            ExportVerdict verdict = new ExportVerifier(
                            List.of(KEY.verifier()), Outsiders.none(), null, (entries, of) -> told.add(entries), cores)
                    .verify(whole);
            assertThat(verdict.result()).as(verdict.reason()).isEqualTo(Result.GOOD);
            assertThat(verdict.entries()).isEqualTo(SIZE);
            assertThat(told).isSorted().endsWith(SIZE);
        }
    }

    @Test
    void theFirstOfSeveralFaultsIsNamed() throws IOException {
        Path file = Files.copy(whole, folder.resolve("faults.zip"));
        change(file, "tile/entries/200", "\"verdict\":\"go\"", "\"verdict\":\"no\"", 17);
        change(file, "tile/entries/031", "\"verdict\":\"go\"", "\"verdict\":\"no\"", 200);
        change(file, "tile/entries/032", "\"schema\":1", "\"schema\":0", 3);
        for (int cores : List.of(1, 2, 3, 8)) {
            for (int round = 0; round < 5; round++) {
                ExportVerdict verdict = verify(file, cores);
                long changed = 31 * 256 + 200;
                assertThat(verdict.result()).isEqualTo(Result.TAMPERED);
                assertThat(verdict.entries()).isEqualTo(changed + 1);
                assertThat(verdict.reason()).isEqualTo("entry " + (changed + 1) + ": " + Chain.UNLINKED);
            }
        }
    }

    @Test
    void aFaultAtASeamIsTheNextBundles() throws IOException {
        Path file = Files.copy(whole, folder.resolve("seam.zip"));
        change(file, "tile/entries/031", "\"verdict\":\"go\"", "\"verdict\":\"no\"", 255);
        assertThat(verify(file, 4).reason()).isEqualTo("the tile 0/031 does not have the hashes of its entries");
    }

    @Test
    void aHashOfAnUpperTileIsChecked() throws IOException {
        for (String tile : List.of("tile/1/000", "tile/1/001.p/1", "tile/2/000.p/1")) {
            Path file = Files.copy(whole, folder.resolve(tile.replace('/', '-')));
            inside(file, zip -> {
                byte[] hashes = Files.readAllBytes(zip.getPath(tile));
                hashes[hashes.length - 1] ^= 1;
                Files.write(zip.getPath(tile), hashes);
            });
            assertThat(verify(file, 2).reason())
                    .isEqualTo("the " + tile.replaceFirst("/", " ") + " does not have the hashes of its entries");
        }
    }

    @Test
    void aBundleThatIsMissingIsToldWithWhatWasInOrderBefore() throws IOException {
        Path file = Files.copy(whole, folder.resolve("missing.zip"));
        inside(file, zip -> Files.move(zip.getPath("tile/entries/100"), zip.getPath("tile/entries/999")));
        ExportVerdict verdict = verify(file, 3);
        assertThat(verdict.entries()).isEqualTo(100 * 256);
        assertThat(verdict.reason()).isEqualTo("the file 'tile/entries/100' is missing");
    }

    private static ExportVerdict verify(Path file, int cores) {
        return new ExportVerifier(List.of(KEY.verifier()), Outsiders.none(), null, (entries, of) -> {}, cores)
                .verify(file);
    }

    /** In the entry with this place in its bundle; both words have the same length. */
    private static void change(Path file, String bundle, String word, String other, int entry) throws IOException {
        inside(file, zip -> {
            String text = new String(Files.readAllBytes(zip.getPath(bundle)), StandardCharsets.ISO_8859_1);
            int at = -1;
            for (int i = 0; i <= entry; i++) {
                at = text.indexOf(word, at + 1);
            }
            String changed = text.substring(0, at) + other + text.substring(at + word.length());
            Files.write(zip.getPath(bundle), changed.getBytes(StandardCharsets.ISO_8859_1));
        });
    }

    private static void inside(Path file, Change change) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), Map.of())) {
            change.in(zip);
        }
    }

    /** Changes files of a ZIP. */
    private interface Change {
        void in(FileSystem zip) throws IOException;
    }
}
