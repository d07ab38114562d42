package dev.slipway.ledger;

import dev.slipway.signature.NoteVerifier;
import dev.slipway.signature.SignedNote;
import dev.slipway.worm.NotWriteOnce;
import dev.slipway.worm.WormConflict;
import dev.slipway.worm.WormStore;
import dev.slipway.worm.WormUnavailable;
import dev.slipway.worm.WriteOnce;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the ledger in write-once storage, in the files of C2SP tlog-tiles: entries, then tiles, and last the checkpoint
 * that covers them, so that whatever a checkpoint there says is there. Every file may be written again; it has the same
 * bytes each time, and other bytes are a disagreement, after which nothing more is written.
 */
public final class Mirror implements Anchor {

    private static final long STRETCH = 1024;

    private final String name;
    private final WormStore store;
    private final DataSource connections;
    private final Notes notes;
    private volatile WriteOnce proof = WriteOnce.unknown("it was not tried yet");
    private boolean met;

    /** @param keys those that sign or signed the ledger's checkpoints */
    public Mirror(String name, WormStore store, DataSource connections, Supplier<Collection<NoteVerifier>> keys) {
        this.name = name;
        this.store = store;
        this.connections = connections;
        this.notes = new Notes(store, keys);
    }

    /**
     * How far a mirror is.
     *
     * @param size entries below the last checkpoint that is known to be there
     * @param disagreement why it was stopped, or null
     */
    public record State(
            String name,
            String place,
            WriteOnce proof,
            long size,
            @Nullable String disagreement) {}

    public String name() {
        return name;
    }

    public State state() {
        MirrorTable.Row row = read(connection -> new MirrorTable(connection).of(name));
        return new State(name, store.place(), proof, row.size(), row.disagreement());
    }

    /** Tries whether the store enforces, unless that is known since this start. */
    public synchronized WriteOnce prove() {
        if (proof.state() == WriteOnce.State.UNKNOWN) {
            proof = store.proof();
        }
        return proof;
    }

    /**
     * Copies one stretch.
     *
     * @return whether there is more to copy now
     * @throws MirrorDisagrees when both are not copies of each other; it must be {@link #stop stopped} then
     * @throws ForkedLedger when the ledger does not lead to its own checkpoint
     * @throws WormUnavailable when it is not known what the store has
     */
    public synchronized boolean copy() {
        MirrorTable.Row known = read(connection -> {
            new MirrorTable(connection).begin(name);
            return new MirrorTable(connection).of(name);
        });
        if (known.disagreement() != null) {
            return false;
        }
        try {
            Checkpoint kept = compared(known);
            return copyBehind(kept);
        } catch (WormConflict e) {
            throw MirrorDisagrees.because(name, String.valueOf(e.getMessage()));
        } catch (NotWriteOnce e) {
            proof = WriteOnce.refuted(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /**
     * Sees to it that everything in it is kept so long; nothing is ever kept shorter.
     *
     * @return how many files there are
     * @throws MirrorDisagrees when one that belongs there is gone
     */
    public synchronized int keep(Keeping keeping) {
        long size = state().size();
        int files = 0;
        try {
            for (Tile tile : Tile.of(size)) {
                if (tile.level() == 0) {
                    store.keepUntil(LedgerExport.TILES + tile.bundlePath(), keeping.until(subjects(tile)));
                    files++;
                }
                store.keepUntil(LedgerExport.TILES + tile.path(), keeping.untilTheLast());
                files++;
            }
            for (String checkpoint : notes.all()) {
                store.keepUntil(checkpoint, keeping.untilTheLast());
                files++;
            }
            return files;
        } catch (WormConflict e) {
            throw MirrorDisagrees.because(name, String.valueOf(e.getMessage()));
        }
    }

    private Set<String> subjects(Tile tile) {
        return read(connection -> new EntryTable(connection)
                .from(tile.first(), tile.width()).stream()
                        .map(EntryRow::subject)
                        .collect(Collectors.toSet()));
    }

    /** Writes nothing more into it, whatever it says later; a mirror of another name takes its place. */
    public void stop(MirrorDisagrees disagreement) {
        read(connection -> {
            new MirrorTable(connection).stop(name, String.valueOf(disagreement.getMessage()));
            return name;
        });
    }

    @Override
    public String keeper() {
        return "the mirror '" + name + "' (" + store.place() + ")";
    }

    @Override
    public Optional<SignedNote> newest() {
        try {
            long known =
                    read(connection -> new MirrorTable(connection).of(name)).size();
            return notes.newest(known).map(Notes.Kept::note);
        } catch (WormUnavailable | WormConflict | IllegalArgumentException | LedgerUnavailable e) {
            throw new AnchorUnreachable(keeper(), e);
        }
    }

    /** The checkpoint up to which the mirror has what the ledger has. */
    private Checkpoint compared(MirrorTable.Row known) {
        if (met && !notes.anyBehind(known.size())) {
            return new Checkpoint(name, known.size(), known.root());
        }
        Checkpoint kept = newestKept(known.size());
        read(connection -> {
            requireSame(connection, kept);
            new MirrorTable(connection).move(name, kept.size(), kept.root());
            return kept;
        });
        met = true;
        return kept;
    }

    private Checkpoint newestKept(long known) {
        try {
            mend(known);
            Optional<Notes.Kept> newest = notes.newest(known);
            return newest.isPresent() ? newest.get().tree() : new Checkpoint(name, 0, MirrorTable.Row.EMPTY.root());
        } catch (IllegalArgumentException e) {
            throw MirrorDisagrees.because(name, String.valueOf(e.getMessage()));
        }
    }

    // A crash may have cut the last checkpoint off; the one that was signed over that size completes it.
    private void mend(long known) {
        notes.newestName(known).filter(this::isBegun).flatMap(this::signed).ifPresent(this::keep);
    }

    private boolean isBegun(String file) {
        byte[] whole = signed(file)
                .map(row -> row.note().getBytes(StandardCharsets.UTF_8))
                .orElse(new byte[0]);
        byte[] found = store.get(file).orElse(whole);
        return found.length < whole.length && Arrays.equals(found, Arrays.copyOf(whole, found.length));
    }

    private Optional<CheckpointTable.Row> signed(String file) {
        return read(connection -> new CheckpointTable(connection).at(Notes.size(file)));
    }

    private void requireSame(Connection connection, Checkpoint kept) throws SQLException {
        LedgerHead head = new HeadTable(connection).read();
        if (kept.size() > head.size()) {
            throw MirrorDisagrees.shorter(name, kept.size(), head.size());
        }
        String root = Sha256.hex(new Proofs(new StoredHashes(connection)).root(kept.size()));
        if (!root.equals(kept.root())) {
            throw MirrorDisagrees.because(
                    name,
                    "its first " + kept.size() + " entries have the root " + kept.root() + " there, " + root + " here");
        }
    }

    private boolean copyBehind(Checkpoint kept) {
        Optional<CheckpointTable.Row> next = read(connection -> next(new CheckpointTable(connection), kept.size()));
        if (next.isEmpty()) {
            return false;
        }
        CheckpointTable.Row to = next.get();
        Map<String, byte[]> files =
                read(connection -> Stretch.files(connection, kept, new Checkpoint(name, to.size(), to.root())));
        files.forEach(store::put);
        keep(to);
        read(connection -> {
            new MirrorTable(connection).move(name, to.size(), to.root());
            return to;
        });
        return true;
    }

    /** Not too far away, so that what is between fits into memory. */
    private static Optional<CheckpointTable.Row> next(CheckpointTable table, long size) throws SQLException {
        Optional<CheckpointTable.Row> latest = table.latest().filter(row -> row.size() > size);
        return latest.isPresent() && latest.get().size() > size + STRETCH ? table.from(size + STRETCH) : latest;
    }

    // The same text with other signatures is the same checkpoint: cosignatures may have come later.
    private void keep(CheckpointTable.Row row) {
        String file = Notes.name(row.size());
        try {
            store.put(file, row.note().getBytes(StandardCharsets.UTF_8));
        } catch (WormConflict e) {
            if (!notes.hasText(file, SignedNote.parse(row.note()).text())) {
                throw e;
            }
        }
    }

    private <T> T read(Reading<T> reading) {
        try (Connection connection = connections.getConnection()) {
            return reading.from(connection);
        } catch (SQLException e) {
            throw new LedgerUnavailable("be mirrored", e);
        }
    }

    /** What is read or noted on one connection. */
    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }
}
