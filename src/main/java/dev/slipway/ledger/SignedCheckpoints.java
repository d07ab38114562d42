package dev.slipway.ledger;

import dev.slipway.signature.SignedNote;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The checkpoints that were signed, each with the lines of those who cosigned it. */
public final class SignedCheckpoints {

    private final DataSource connections;

    public SignedCheckpoints(DataSource connections) {
        this.connections = connections;
    }

    /** The newest one. */
    public Optional<SignedNote> latest() {
        return read(connection -> new CheckpointTable(connection).latest());
    }

    /** That of this size. */
    public Optional<SignedNote> at(long size) {
        return read(connection -> new CheckpointTable(connection).at(size));
    }

    static SignedNote cosigned(Connection connection, CheckpointTable.Row row) throws SQLException {
        return SignedNote.parse(row.note() + new CosignatureTable(connection).lines(row.size()));
    }

    private Optional<SignedNote> read(Reading reading) {
        try (Connection connection = connections.getConnection()) {
            Optional<CheckpointTable.Row> row = reading.from(connection);
            return row.isEmpty() ? Optional.empty() : Optional.of(cosigned(connection, row.get()));
        } catch (SQLException e) {
            throw new LedgerUnavailable("read its checkpoint", e);
        }
    }

    /** Finds one row. */
    private interface Reading {
        Optional<CheckpointTable.Row> from(Connection connection) throws SQLException;
    }
}
