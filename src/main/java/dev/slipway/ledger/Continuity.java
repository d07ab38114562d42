package dev.slipway.ledger;

import dev.slipway.signature.NoteVerifier;
import dev.slipway.signature.SignedNote;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Whether the ledger here continues what others keep of it. Until every anchor was asked, and as long as one keeps more or
 * something else, the ledger is read and never written: an append would be a fork of what was shown to others.
 */
public final class Continuity {

    private static final String REMEDY =
            " Where entries are lost, put back the newest backup of the database, or replay"
                    + " what is missing from a mirror (java -jar slipway.jar restore-ledger).";

    private final DataSource connections;
    private final Supplier<? extends Collection<Anchor>> anchors;
    private final Supplier<? extends Collection<NoteVerifier>> keys;
    private final Map<String, String> objections = new TreeMap<>();
    private volatile boolean asked;
    private volatile String objection = "";

    /**
     * @param anchors who is asked; one that cannot be reached keeps the ledger from growing until it answers
     * @param keys that sign this ledger
     */
    public Continuity(
            DataSource connections,
            Supplier<? extends Collection<Anchor>> anchors,
            Supplier<? extends Collection<NoteVerifier>> keys) {
        this.connections = connections;
        this.anchors = anchors;
        this.keys = keys;
    }

    /** @throws LedgerReadOnly when somebody objects */
    public void require() {
        if (!asked) {
            askOnce();
        }
        readOnly().ifPresent(reason -> {
            throw new LedgerReadOnly(reason);
        });
    }

    /** Why nothing is recorded, and the remedy; empty when all is well. */
    public Optional<String> readOnly() {
        return objection.isEmpty() ? Optional.empty() : Optional.of(objection);
    }

    /** Asks every anchor, whatever it said before. */
    public synchronized void ask() {
        for (Anchor anchor : anchors.get()) {
            String objection = objection(anchor);
            if (objection == null) {
                objections.remove(anchor.keeper());
            } else {
                objections.put(anchor.keeper(), objection);
            }
        }
        settle();
        asked = true;
    }

    /** Somebody said unasked that the ledger here is not the one they keep. */
    public synchronized void objects(String keeper, @Nullable String reason) {
        objections.put(keeper, String.valueOf(reason));
        settle();
    }

    private synchronized void askOnce() {
        if (!asked) {
            ask();
        }
    }

    private void settle() {
        objection = objections.isEmpty() ? "" : String.join(" ", objections.values()) + REMEDY;
    }

    private @Nullable String objection(Anchor anchor) {
        try {
            Optional<SignedNote> newest = anchor.newest();
            return newest.isEmpty() ? null : objection(anchor.keeper(), newest.get());
        } catch (AnchorUnreachable e) {
            return e.getMessage() + " It is asked again until it answers.";
        } catch (NotCosigned e) {
            return e.getMessage();
        }
    }

    private @Nullable String objection(String keeper, SignedNote note) {
        try (Connection connection = connections.getConnection()) {
            return objection(connection, keeper, note);
        } catch (SQLException e) {
            throw new LedgerUnavailable("be compared with what others keep of it", e);
        } catch (IllegalArgumentException e) {
            return "What " + keeper + " keeps is no checkpoint of this ledger: " + e.getMessage();
        }
    }

    private @Nullable String objection(Connection connection, String keeper, SignedNote note) throws SQLException {
        Checkpoint kept = Checkpoint.parse(note.text());
        long size = new HeadTable(connection).read().size();
        if (kept.size() > size) {
            return "It has " + size + " entries, and " + keeper + " keeps a checkpoint over " + kept.size()
                    + "; entries are lost.";
        }
        List<NoteVerifier> own = keys.get().stream()
                .filter(key -> key.name().equals(kept.origin()))
                .toList();
        if (note.signedBy(own).isEmpty()) {
            return "The checkpoint that " + keeper + " keeps is not signed by a key of this ledger.";
        }
        byte[] root = new Proofs(new StoredHashes(connection)).root(kept.size());
        return Sha256.hex(root).equals(kept.root())
                ? null
                : "Its first " + kept.size() + " entries are not those of the checkpoint that " + keeper + " keeps.";
    }
}
