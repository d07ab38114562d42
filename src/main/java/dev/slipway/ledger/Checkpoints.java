package dev.slipway.ledger;

import dev.slipway.signature.NoteSigner;
import dev.slipway.signature.SignedNote;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Signs where the ledger stands, and never two trees of which one does not continue the other. Several nodes may sign at
 * the same time; the first checkpoint of a size is the one that is kept.
 */
public final class Checkpoints {

    private final DataSource connections;
    private final NoteSigner signer;

    public Checkpoints(DataSource connections, NoteSigner signer) {
        this.connections = connections;
        this.signer = signer;
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
                if (before.get().size() == head.size()) {
                    return SignedNote.parse(before.get().note());
                }
            }
            return keep(connection, head);
        } catch (SQLException e) {
            throw new LedgerUnavailable("sign a checkpoint", e);
        }
    }

    /** The newest checkpoint that was signed. */
    public Optional<SignedNote> latest() {
        try (Connection connection = connections.getConnection()) {
            return new CheckpointTable(connection).latest().map(row -> SignedNote.parse(row.note()));
        } catch (SQLException e) {
            throw new LedgerUnavailable("read its checkpoint", e);
        }
    }

    /** The checkpoint that was signed at this size. */
    public Optional<SignedNote> at(long size) {
        try (Connection connection = connections.getConnection()) {
            return new CheckpointTable(connection).at(size).map(row -> SignedNote.parse(row.note()));
        } catch (SQLException e) {
            throw new LedgerUnavailable("read its checkpoint", e);
        }
    }

    private SignedNote keep(Connection connection, LedgerHead head) throws SQLException {
        CheckpointTable table = new CheckpointTable(connection);
        String origin = signer.verifier().name();
        SignedNote note = signer.sign(new Checkpoint(origin, head.size(), head.root()).text());
        try {
            table.insert(new CheckpointTable.Row(head.size(), head.root(), note.toString()));
            return note;
        } catch (SQLException taken) {
            return table.at(head.size())
                    .filter(row -> row.root().equals(head.root()))
                    .map(row -> SignedNote.parse(row.note()))
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
