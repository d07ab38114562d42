package dev.slipway.ledger;

import dev.slipway.signature.NoteVerifier;
import dev.slipway.worm.WormStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/**
 * Gives a ledger that lost its end the missing entries back, byte by byte, from a mirror. All of it is kept or nothing: the
 * whole must have the root of the mirror's newest checkpoint, which proves at once that the entries are those that were
 * signed and that the ledger's own beginning is the mirror's.
 */
public final class LedgerReplay {

    private final DataSource connections;
    private final WormStore mirror;
    private final Notes notes;

    /** @param keys the ledger's, from the ledger itself or from another source */
    public LedgerReplay(DataSource connections, WormStore mirror, Collection<NoteVerifier> keys) {
        this.connections = connections;
        this.mirror = mirror;
        this.notes = new Notes(mirror, () -> keys);
    }

    /** How many entries there were, and what there is now. */
    public record Result(long before, Checkpoint now) {

        public long restored() {
            return now.size() - before;
        }
    }

    /** @throws ReplayRefused when nothing was restored, with the reason */
    public Result run() {
        Notes.Kept newest = ReplayRefused.readable("The newest checkpoint", () -> notes.newest(0))
                .orElseThrow(() -> new ReplayRefused("there is no checkpoint in " + mirror.place() + "."));
        try (Connection connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            try {
                Result result = restore(connection, newest);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("be restored", e);
        }
    }

    private Result restore(Connection connection, Notes.Kept newest) throws SQLException {
        HeadTable heads = new HeadTable(connection);
        LedgerHead head = heads.lock();
        Checkpoint tree = newest.tree();
        LedgerVerdict.Flaw flaw = LedgerCheck.verdict(connection).flaw();
        if (flaw != null) {
            throw new ReplayRefused("the ledger here does not agree with itself at entry " + flaw.sequence() + ": "
                    + flaw.reason() + ". Restore an older copy of the database first.");
        }
        if (head.size() > tree.size()) {
            throw new ReplayRefused("the ledger here has " + head.size() + " entries and the mirror only " + tree.size()
                    + ". There is nothing to restore from it.");
        }
        Replaying replaying = new Replaying(connection, head);
        for (Tile tile : Tile.grown(head.size(), tree.size())) {
            if (tile.level() == 0) {
                bodies(tile).forEach(replaying::next);
                replaying.keep();
            }
        }
        requireRoot(replaying.head(), tree);
        heads.move(replaying.head());
        keepCheckpoint(new CheckpointTable(connection), newest);
        new MirrorTable(connection).forget();
        return new Result(head.size(), tree);
    }

    private List<byte[]> bodies(Tile tile) {
        String name = LedgerExport.TILES + tile.bundlePath();
        byte[] bundle = mirror.get(name)
                .orElseThrow(() -> new ReplayRefused("the mirror has no '" + name + "'. Try another mirror."));
        List<byte[]> bodies = ReplayRefused.readable("'" + name + "'", () -> Bundle.bodies(bundle));
        if (bodies.size() != tile.width()) {
            throw new ReplayRefused("'" + name + "' of the mirror has " + bodies.size() + " entries, not "
                    + tile.width() + ". Try another mirror.");
        }
        return bodies;
    }

    private static void requireRoot(LedgerHead head, Checkpoint tree) {
        if (!head.root().equals(tree.root()) || head.size() != tree.size()) {
            throw new ReplayRefused("the ledger here and the mirror's entries together do not have the root of the"
                    + " mirror's checkpoint over " + tree.size() + " entries: what is here is not the beginning of what"
                    + " is there, or the mirror was changed. Try another mirror, or an older copy of the database.");
        }
    }

    private static void keepCheckpoint(CheckpointTable table, Notes.Kept newest) throws SQLException {
        if (table.at(newest.tree().size()).isEmpty()) {
            table.insert(new CheckpointTable.Row(
                    newest.tree().size(), newest.tree().root(), newest.note().toString()));
        }
    }
}
