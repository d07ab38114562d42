package dev.slipway.ledger;

import dev.slipway.signature.SignedNote;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The timestamps that are kept beside the checkpoints, each with what ties it to a larger tree. */
public final class Stamps {

    private final DataSource connections;

    public Stamps(DataSource connections) {
        this.connections = connections;
    }

    /**
     * A checkpoint with a token over its text.
     *
     * @param proof that a larger tree continues it; empty when it is that tree or has no entries
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Stamped(SignedNote checkpoint, List<byte[]> proof, byte[] token) {}

    /** The newest of each authority over at most this size. */
    List<Stamped> upTo(long size) {
        try (Connection connection = connections.getConnection()) {
            List<Stamped> all = new ArrayList<>();
            for (TimestampTable.Row row : new TimestampTable(connection).latest(size)) {
                stamped(connection, row, size).ifPresent(all::add);
            }
            return all;
        } catch (SQLException e) {
            throw new LedgerUnavailable("read its timestamps", e);
        }
    }

    private static Optional<Stamped> stamped(Connection connection, TimestampTable.Row row, long size)
            throws SQLException {
        List<byte[]> proof = row.size() == 0 || row.size() == size
                ? List.of()
                : new Proofs(new StoredHashes(connection))
                        .consistency(row.size(), size)
                        .path();
        return new CheckpointTable(connection)
                .at(row.size())
                .map(checkpoint -> new Stamped(SignedNote.parse(checkpoint.note()), proof, row.token()));
    }
}
