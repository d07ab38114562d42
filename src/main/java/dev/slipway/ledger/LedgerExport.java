package dev.slipway.ledger;

import dev.slipway.signature.NoteVerifier;
import dev.slipway.signature.SignedNote;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * Writes the ledger as one ZIP that is checked without the server: a log in the files of C2SP tlog-tiles, its signed
 * checkpoint, the keys, and as a trailer what there is of each. The same checkpoint gives the same bytes.
 */
public final class LedgerExport {

    static final String CHECKPOINT = "checkpoint";
    static final String KEYS = "keys";
    static final String TRAILER = "manifest.json";
    static final String TILES = "tile/";
    static final String ENTRIES = "tile/entries/";
    static final String RELEASE_ENTRIES = "entries/";
    static final String PROOFS = "proofs/";
    static final String FORMAT = "slipway-ledger-export/1";

    private static final String HOW_TO = """
            This is a ledger of Slipway, or the part of it that belongs to one release.

            checkpoint       size and root of the ledger, signed (C2SP tlog-checkpoint, signed-note)
            keys             the keys that signed it (C2SP verifier keys); take them from another source as well
            tile/            the whole ledger as a log (C2SP tlog-tiles): entries in bundles, hashes in tiles
            entries/ proofs/ one release: its entries, and for each a proof (C2SP tlog-proof)
            timestamps/      tokens of RFC 3161, each with the checkpoint that it is over and the proof (RFC 6962)
                             that the ledger continues that one
            manifest.json    counts; a file without it was cut

            Check it offline:  java -jar slipway.jar verify <this file> --key '<verifier key>'
            and, with what you have from them,  --witness '<verifier key>'  --timestamp-root <file>
            """;

    private final Ledger ledger;
    private final LedgerProofs proofs;
    private final LongFunction<List<Stamps.Stamped>> stamps;

    public LedgerExport(Ledger ledger, LedgerProofs proofs) {
        this(ledger, proofs, size -> List.of());
    }

    public LedgerExport(Ledger ledger, LedgerProofs proofs, Stamps stamps) {
        this(ledger, proofs, stamps::upTo);
    }

    private LedgerExport(Ledger ledger, LedgerProofs proofs, LongFunction<List<Stamps.Stamped>> stamps) {
        this.ledger = ledger;
        this.proofs = proofs;
        this.stamps = stamps;
    }

    /** What an export begins with, taken once: what outsiders add later does not change an export under way. */
    public Frame frame(SignedNote checkpoint, Collection<NoteVerifier> keys) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("README.txt", utf8(HOW_TO));
        files.put(KEYS, utf8(keys.stream().map(key -> key + "\n").collect(Collectors.joining())));
        files.put(CHECKPOINT, utf8(checkpoint.toString()));
        int number = 1;
        for (Stamps.Stamped stamped :
                stamps.apply(Checkpoint.parse(checkpoint.text()).size())) {
            String name = StampFile.FOLDER + number++;
            files.put(name + StampFile.NOTE, utf8(stamped.checkpoint().toString()));
            files.put(name + StampFile.PROOF, utf8(StampFile.text(stamped.proof())));
            files.put(name + StampFile.TOKEN, stamped.token());
        }
        return new Frame(checkpoint, files);
    }

    /** Every entry below the checkpoint. */
    public void whole(SignedNote checkpoint, Collection<NoteVerifier> keys, OutputStream out) throws IOException {
        whole(frame(checkpoint, keys), out);
    }

    /** Every entry below the frame's checkpoint. */
    public void whole(Frame frame, OutputStream out) throws IOException {
        Checkpoint tree = frame.tree();
        RepeatableZip files = begin(frame, out);
        for (Tile tile : Tile.of(tree.size())) {
            files.put(TILES + tile.path(), proofs.tile(tile));
            if (tile.level() == 0) {
                files.put(TILES + tile.bundlePath(), proofs.bundle(tile));
            }
        }
        end(files, tree, tree.size());
    }

    /** The entries of one release below the checkpoint, each with its proof. */
    public void release(String subject, SignedNote checkpoint, Collection<NoteVerifier> keys, OutputStream out)
            throws IOException {
        release(subject, frame(checkpoint, keys), out);
    }

    /** The entries of one release below the frame's checkpoint, each with its proof. */
    public void release(String subject, Frame frame, OutputStream out) throws IOException {
        Checkpoint tree = frame.tree();
        RepeatableZip files = begin(frame, out);
        List<Entry> entries = ledger.entries(subject).stream()
                .filter(entry -> entry.sequence() < tree.size())
                .toList();
        for (Entry entry : entries) {
            TlogProof proof = new TlogProof(proofs.inclusion(entry.sequence(), tree.size()), frame.checkpoint());
            files.put(RELEASE_ENTRIES + entry.sequence() + ".json", entry.bytes());
            files.put(PROOFS + entry.sequence() + ".tlog-proof", utf8(proof.toString()));
        }
        end(files, tree, entries.size());
    }

    /** How many bytes {@link #whole} writes, without reading the entries. */
    public long wholeLength(Frame frame) {
        Checkpoint tree = frame.tree();
        ZipLength length = new ZipLength();
        frame.files().forEach((name, bytes) -> length.add(name, bytes.length));
        Iterator<Long> bundles = proofs.bundleLengths(tree.size()).iterator();
        for (Tile tile : Tile.of(tree.size())) {
            length.add("tile/" + tile.path(), (long) tile.width() * Sha256.BYTES);
            if (tile.level() == 0) {
                length.add("tile/" + tile.bundlePath(), bundles.next());
            }
        }
        length.add(TRAILER, trailer(tree, tree.size(), length.count()).length);
        return length.total();
    }

    private static RepeatableZip begin(Frame frame, OutputStream out) throws IOException {
        RepeatableZip files = new RepeatableZip(out);
        for (Map.Entry<String, byte[]> file : frame.files().entrySet()) {
            files.put(file.getKey(), file.getValue());
        }
        return files;
    }

    private static void end(RepeatableZip files, Checkpoint tree, long entries) throws IOException {
        files.put(TRAILER, trailer(tree, entries, files.count()));
        files.finish();
    }

    private static byte[] trailer(Checkpoint tree, long entries, long files) {
        return CanonicalJson.bytes(Map.of(
                "format",
                FORMAT,
                "origin",
                tree.origin(),
                "size",
                tree.size(),
                "root",
                tree.root(),
                "entries",
                entries,
                "files",
                files));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The files before the entries, which together with the ledger decide on every byte of an export.
     *
     * @param files contents by name, in order
     */
    public record Frame(SignedNote checkpoint, Map<String, byte[]> files) {

        /** SHA-256 over the files, lower-case hex. */
        public String digest() {
            MessageDigest digest = Sha256.digest();
            files.forEach((name, bytes) -> {
                digest.update(utf8(name + "\n" + bytes.length + "\n"));
                digest.update(bytes);
            });
            return Sha256.hex(digest.digest());
        }

        private Checkpoint tree() {
            return Checkpoint.parse(checkpoint.text());
        }
    }
}
