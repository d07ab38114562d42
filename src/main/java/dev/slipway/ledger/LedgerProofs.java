package dev.slipway.ledger;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Proofs and tiles of the ledger as it is stored, each from a few reads however long the ledger is. */
public final class LedgerProofs {

    private final DataSource connections;

    public LedgerProofs(DataSource connections) {
        this.connections = connections;
    }

    /** @throws IllegalArgumentException when the ledger does not have that entry or that size */
    public InclusionProof inclusion(long index, long size) {
        return read(connection -> {
            requireSize(connection, size);
            return new Proofs(new StoredHashes(connection)).inclusion(index, size);
        });
    }

    /** @throws IllegalArgumentException when the ledger does not have these sizes */
    public ConsistencyProof consistency(long first, long second) {
        return read(connection -> {
            requireSize(connection, second);
            return new Proofs(new StoredHashes(connection)).consistency(first, second);
        });
    }

    /** The tile's hashes one behind the other. */
    public byte[] tile(Tile tile) {
        return read(connection -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(tile.width() * Sha256.BYTES);
            new StoredHashes(connection).hashes(tile).forEach(bytes::writeBytes);
            return bytes.toByteArray();
        });
    }

    /** The tile's entries, each behind its length in two bytes. */
    public byte[] bundle(Tile tile) {
        return read(connection -> {
            List<EntryRow> rows = new EntryTable(connection).from(tile.first(), tile.width());
            if (rows.size() < tile.width()) {
                throw new IllegalArgumentException("The bundle " + tile.bundlePath() + " is not there yet; the ledger"
                        + " has " + rows.size() + " of its entries.");
            }
            return Bundle.of(rows.stream().map(EntryRow::body).toList());
        });
    }

    /** The bytes of each bundle of a ledger of this size. */
    List<Long> bundleLengths(long size) {
        return read(connection -> new EntryTable(connection).bundleLengths(size));
    }

    private static void requireSize(Connection connection, long size) throws SQLException {
        long has = new HeadTable(connection).read().size();
        if (size > has) {
            throw new IllegalArgumentException("The ledger has " + has + " entries, not " + size + ".");
        }
    }

    private <T> T read(Reading<T> reading) {
        try (Connection connection = connections.getConnection()) {
            return reading.from(connection);
        } catch (SQLException e) {
            throw new LedgerUnavailable("be read", e);
        }
    }

    /** What is read on one connection. */
    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }
}
