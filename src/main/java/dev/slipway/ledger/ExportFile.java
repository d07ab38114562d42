package dev.slipway.ledger;

import dev.slipway.ledger.ExportVerifier.Misfit;
import dev.slipway.signature.NoteVerifier;
import dev.slipway.signature.SignedNote;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The files of an export, read with a limit and only by the names that an export has. */
final class ExportFile implements AutoCloseable {

    private static final int SMALL = 1_000_000;
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final ZipFile zip;
    private final Set<String> names = new HashSet<>();
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    ExportFile(Path file) throws IOException, Misfit {
        WholeZip.require(file);
        zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
            if (!names.add(entry.getName())) {
                zip.close();
                throw new Misfit(0, null, "the file '" + entry.getName() + "' is in it twice");
            }
        }
    }

    static boolean beginsAsZip(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return Arrays.equals(bytes.readNBytes(ZIP.length), ZIP);
        } catch (IOException unreadable) {
            return false;
        }
    }

    boolean isWhole() {
        return names.stream().noneMatch(name -> name.startsWith(LedgerExport.RELEASE_ENTRIES));
    }

    /** Names that begin so. */
    List<String> names(String prefix) {
        return names.stream().filter(name -> name.startsWith(prefix)).sorted().toList();
    }

    byte[] bytes(String name, int limit) throws IOException, Misfit {
        Content content = read(name, limit, new byte[0]);
        return content.length() == content.bytes().length
                ? content.bytes()
                : Arrays.copyOf(content.bytes(), content.length());
    }

    /** @param buffer takes the bytes where it is large enough */
    Content read(String name, int limit, byte[] buffer) throws IOException, Misfit {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new Misfit(0, null, "the file '" + name + "' is missing");
        }
        used.add(name);
        try (InputStream stream = zip.getInputStream(entry)) {
            int size = (int) Math.min(entry.getSize(), limit);
            byte[] bytes = buffer.length >= size ? buffer : new byte[size];
            int length = stream.readNBytes(bytes, 0, size);
            if (stream.read() >= 0) {
                throw new Misfit(0, null, "the file '" + name + "' has more than " + size + " bytes");
            }
            return new Content(bytes, length);
        } catch (ZipException damaged) {
            throw new Misfit(0, null, "the file '" + name + "' is damaged: " + damaged.getMessage());
        }
    }

    /** The first so many of these bytes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Content(byte[] bytes, int length) {}

    SignedNote checkpoint() throws IOException, Misfit {
        try {
            return SignedNote.parse(bytes(LedgerExport.CHECKPOINT, SMALL));
        } catch (IllegalArgumentException e) {
            throw new Misfit(0, null, "its checkpoint cannot be read: " + e.getMessage());
        }
    }

    List<NoteVerifier> keys() throws IOException, Misfit {
        String text = new String(bytes(LedgerExport.KEYS, SMALL), StandardCharsets.UTF_8);
        try {
            if (!text.endsWith("\n")) {
                throw new IllegalArgumentException("the last line is cut");
            }
            return Stream.of(text.substring(0, text.length() - 1).split("\n", -1))
                    .map(NoteVerifier::parse)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new Misfit(0, null, "its keys cannot be read: " + e.getMessage());
        }
    }

    /** Every timestamp in it, tied to the tree; by whom they are is not looked at. */
    List<StampFile> stamps(Checkpoint tree, Collection<NoteVerifier> keys) throws IOException, Misfit {
        List<StampFile> stamps = new ArrayList<>();
        for (String name : names(StampFile.FOLDER)) {
            if (name.endsWith(StampFile.TOKEN)) {
                String stem = name.substring(0, name.length() - StampFile.TOKEN.length());
                byte[] note = bytes(stem + StampFile.NOTE, SMALL);
                byte[] proof = bytes(stem + StampFile.PROOF, SMALL);
                try {
                    stamps.add(StampFile.of(note, proof, bytes(name, SMALL), tree, keys));
                } catch (IllegalArgumentException e) {
                    throw new Misfit(0, tree, "the timestamp '" + name + "' does not fit: " + e.getMessage());
                }
            }
        }
        return stamps;
    }

    void requireTrailer(Checkpoint tree) throws IOException, Misfit {
        Fields trailer = trailer();
        boolean same = LedgerExport.FORMAT.equals(trailer.text("format"))
                && tree.origin().equals(trailer.text("origin"))
                && tree.root().equals(trailer.text("root"))
                && tree.size() == trailer.integer("size");
        if (!same) {
            throw new Misfit(0, tree, "its trailer speaks of another ledger than its checkpoint");
        }
        if (trailer.integer("files") != names.size() - 1) {
            throw new Misfit(
                    0,
                    tree,
                    "its trailer counts " + trailer.integer("files") + " files, there are " + (names.size() - 1));
        }
    }

    /** At the end: as many entries as the trailer says, and no file that nobody looked at. */
    void requireCount(long entries, Checkpoint tree) throws IOException, Misfit {
        if (trailer().integer("entries") != entries) {
            throw new Misfit(
                    entries,
                    tree,
                    "its trailer counts " + trailer().integer("entries") + " entries, there are " + entries);
        }
        Set<String> surplus = new HashSet<>(names);
        surplus.removeAll(used);
        surplus.removeAll(Set.of("README.txt", LedgerExport.KEYS));
        if (!surplus.isEmpty()) {
            throw new Misfit(
                    entries,
                    tree,
                    "there are files that do not belong to it: "
                            + surplus.stream().sorted().toList());
        }
    }

    private Fields trailer() throws IOException, Misfit {
        byte[] bytes = bytes(LedgerExport.TRAILER, SMALL);
        try {
            Fields fields = new Fields(JsonText.parse(JsonText.utf8(bytes)));
            List.of("format", "origin", "root").forEach(fields::text);
            List.of("size", "files", "entries").forEach(fields::integer);
            return fields;
        } catch (IllegalArgumentException e) {
            throw new Misfit(0, null, "its trailer cannot be read: " + e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
