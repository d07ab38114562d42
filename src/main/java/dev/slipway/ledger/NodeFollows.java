package dev.slipway.ledger;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** H2 asks it before a root of the tree is kept: it must be that of the hashes below it, which are all there. */
public final class NodeFollows implements Trigger {

    @Override
    public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after) throws SQLException {
        if (after == null) {
            return;
        }
        int level = ((Number) after[0]).intValue();
        long index = ((Number) after[1]).longValue();
        List<byte[]> below = below(connection, level, index * Tile.FULL);
        if (below.size() != Tile.FULL || !root(below).equals(after[2])) {
            throw GuardBroken.because(
                    "node " + index + " of level " + level + " of the ledger's tree does not follow from those below");
        }
    }

    private static List<byte[]> below(Connection connection, int level, long first) throws SQLException {
        return level == Tile.HEIGHT
                ? new EntryTable(connection).leafHashes(first, Tile.FULL)
                : new NodeTable(connection).hashes(level - Tile.HEIGHT, first, Tile.FULL);
    }

    private static String root(List<byte[]> hashes) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(Tile.FULL * Sha256.BYTES);
        hashes.forEach(all::writeBytes);
        return Sha256.hex(new TreeHasher().root(all.toByteArray(), Tile.FULL));
    }
}
