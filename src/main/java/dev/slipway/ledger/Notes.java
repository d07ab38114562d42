package dev.slipway.ledger;

import dev.slipway.signature.NoteVerifier;
import dev.slipway.signature.SignedNote;
import dev.slipway.worm.WormStore;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The checkpoints in a store, one file each, named so that the newest is the last. */
final class Notes {

    private static final String FOLDER = "checkpoints/";
    private static final Pattern NAME = Pattern.compile(FOLDER + "([0-9]{20})\\.note");

    private final WormStore store;
    private final Supplier<Collection<NoteVerifier>> keys;

    Notes(WormStore store, Supplier<Collection<NoteVerifier>> keys) {
        this.store = store;
        this.keys = keys;
    }

    /** A checkpoint as it is kept. */
    record Kept(Checkpoint tree, SignedNote note) {}

    static String name(long size) {
        return FOLDER + String.format(Locale.ROOT, "%020d", size) + ".note";
    }

    /** @throws IllegalArgumentException when it is not the name of a checkpoint */
    static long size(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + name + "' stands where only checkpoints belong");
        }
        return Long.parseLong(parts.group(1));
    }

    /** Whether there is a checkpoint of more entries. */
    boolean anyBehind(long size) {
        return !behind(size).isEmpty();
    }

    List<String> all() {
        return behind(0);
    }

    /** The last one, which is the known one when none came behind it. */
    Optional<String> newestName(long known) {
        List<String> names = behind(known);
        if (names.isEmpty()) {
            return known == 0 ? Optional.empty() : Optional.of(name(known));
        }
        return Optional.of(names.get(names.size() - 1));
    }

    /** @throws IllegalArgumentException when it is not a checkpoint that one of the keys signed */
    Optional<Kept> newest(long known) {
        return newestName(known).map(this::read);
    }

    boolean hasText(String file, String text) {
        return store.get(file)
                .map(SignedNote::parse)
                .filter(note -> note.text().equals(text))
                .filter(note -> !note.signedBy(keys.get()).isEmpty())
                .isPresent();
    }

    private Kept read(String file) {
        byte[] bytes =
                store.get(file).orElseThrow(() -> new IllegalArgumentException("'" + file + "' was there and is gone"));
        SignedNote note = SignedNote.parse(bytes);
        Checkpoint tree = Checkpoint.parse(note.text());
        if (note.signedBy(keys.get()).isEmpty() || tree.size() != size(file)) {
            throw new IllegalArgumentException("'" + file + "' is not a checkpoint of that size signed by this ledger");
        }
        return new Kept(tree, note);
    }

    private List<String> behind(long size) {
        return store.names(FOLDER, size == 0 ? "" : name(size));
    }
}
