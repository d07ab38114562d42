package dev.slipway.ledger;

import dev.slipway.signature.NoteSigner;
import dev.slipway.signature.SignedNote;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Signs where the ledger stands, and never two trees of which one does not continue the other. Several nodes may sign at
 * the same time; the first checkpoint of a size is the one that is kept.
 */
public final class Checkpoints {

    private final DataSource connections;
    private final NoteSigner signer;
    private final Runnable permission;
    private final Consumer<SignedNote> keeper;

    public Checkpoints(DataSource connections, NoteSigner signer) {
        this(connections, signer, () -> {}, note -> {});
    }

    /**
     * @param permission throws when nothing may be signed now
     * @param keeper is given the newest checkpoint before anybody else is
     */
    public Checkpoints(DataSource connections, NoteSigner signer, Runnable permission, Consumer<SignedNote> keeper) {
        this.connections = connections;
        this.signer = signer;
        this.permission = permission;
        this.keeper = keeper;
    }

    /**
     * Signs the present end of the ledger unless that was done before.
     *
     * @return the newest signed checkpoint
     * @throws ForkedLedger when what is there does not continue what was signed
     */
    public SignedNote sign() {
        try (Connection connection = connections.getConnection()) {
            CheckpointTable table = new CheckpointTable(connection);
            Optional<CheckpointTable.Row> before = table.latest();
            LedgerHead head = new HeadTable(connection).read();
            if (before.isPresent()) {
                requireContinuation(connection, before.get(), head);
            }
            permission.run();
            if (before.isPresent() && before.get().size() == head.size()) {
                return shown(connection, before.get());
            }
            return shown(connection, keep(connection, head));
        } catch (SQLException e) {
            throw new LedgerUnavailable("sign a checkpoint", e);
        }
    }

    /**
     * The present end, or while nothing may be signed the newest that was.
     *
     * @throws ForkedLedger when what is there does not continue what was signed
     */
    public SignedNote newest() {
        try {
            return sign();
        } catch (LedgerReadOnly e) {
            return latest().orElseThrow(() -> e);
        }
    }

    /** The newest checkpoint that was signed. */
    public Optional<SignedNote> latest() {
        return new SignedCheckpoints(connections).latest();
    }

    /** The checkpoint that was signed at this size. */
    public Optional<SignedNote> at(long size) {
        return new SignedCheckpoints(connections).at(size);
    }

    /** Kept outside first: what was shown must be known even when the database forgets it. */
    private SignedNote shown(Connection connection, CheckpointTable.Row row) throws SQLException {
        SignedNote note = SignedCheckpoints.cosigned(connection, row);
        keeper.accept(note);
        return note;
    }

    private CheckpointTable.Row keep(Connection connection, LedgerHead head) throws SQLException {
        CheckpointTable table = new CheckpointTable(connection);
        String origin = signer.verifier().name();
        SignedNote note = signer.sign(new Checkpoint(origin, head.size(), head.root()).text());
        CheckpointTable.Row row = new CheckpointTable.Row(head.size(), head.root(), note.toString());
        try {
            table.insert(row);
            return row;
        } catch (SQLException taken) {
            return table.at(head.size())
                    .filter(other -> other.root().equals(head.root()))
                    .orElseThrow(() -> taken);
        }
    }

    private static void requireContinuation(Connection connection, CheckpointTable.Row signed, LedgerHead head) {
        if (head.size() < signed.size()) {
            throw new ForkedLedger("it has " + head.size() + " entries, and a checkpoint was signed over "
                    + signed.size() + ". Entries are lost; restore them from a copy.");
        }
        if (signed.size() == 0) {
            return;
        }
        byte[] then = Sha256.bytes(signed.root());
        byte[] now = Sha256.bytes(head.root());
        if (!new Proofs(new StoredHashes(connection))
                .consistency(signed.size(), head.size())
                .verifies(then, now)) {
            throw new ForkedLedger("its first " + signed.size() + " entries are not those over which a checkpoint was"
                    + " signed. Compare it with a copy.");
        }
    }
}
