package dev.slipway.ledger;

import dev.slipway.signature.NoteVerifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Who outside of the database is known to hold the ledger, and up to which entry, as the database noted it last. */
public final class Copies {

    private static final int MOST = 100;

    private final DataSource connections;

    public Copies(DataSource connections) {
        this.connections = connections;
    }

    /**
     * A copy in write-once storage.
     *
     * @param size entries that are known to be there
     * @param disagreement why nothing more is written to it, or null
     */
    public record Mirrored(String name, long size, @Nullable String disagreement) {}

    /** One who put a signature or a time under a checkpoint over that many entries. */
    public record Witnessed(
            String name, long size, @Nullable Instant at) {}

    /** By name. */
    public List<Mirrored> mirrors() {
        return read(
                "select name, size, disagreement from ledger_mirror order by name",
                row -> new Mirrored(row.getString(1), row.getLong(2), row.getString(3)));
    }

    /** Those who cosigned the newest checkpoint that anybody cosigned. */
    public List<Witnessed> witnesses() {
        return read(
                "select verifier, size from ledger_cosignature"
                        + " where size = (select max(size) from ledger_cosignature) order by verifier",
                row -> new Witnessed(NoteVerifier.parse(row.getString(1)).name(), row.getLong(2), null));
    }

    /** Those who stamped the newest checkpoint that anybody stamped. */
    public List<Witnessed> stamps() {
        return read(
                "select authority, size, stamped_at from ledger_timestamp"
                        + " where size = (select max(size) from ledger_timestamp) order by authority, stamped_at",
                row -> new Witnessed(row.getString(1), row.getLong(2), UtcTime.parse(row.getString(3))));
    }

    private <T> List<T> read(String sql, Row<T> each) {
        try (Connection connection = connections.getConnection();
                PreparedStatement select = connection.prepareStatement(sql + " fetch first " + MOST + " rows only");
                ResultSet found = select.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(each.of(found));
            }
            return rows;
        } catch (SQLException e) {
            throw new LedgerUnavailable("read who holds it", e);
        }
    }

    /** Reads one row. */
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }
}
