package dev.slipway.ledger;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The part of the ledger from one checkpoint to a later one, as files, after it was seen to lead from root to root. */
final class Stretch {

    private final StoredHashes stored;
    private final Checkpoint from;
    private final Checkpoint to;
    private final long first;
    private final List<byte[]> bodies;
    private final List<byte[]> leaves = new ArrayList<>();

    private Stretch(Connection connection, Checkpoint from, Checkpoint to) throws SQLException {
        this.stored = new StoredHashes(connection);
        this.from = from;
        this.to = to;
        this.first = from.size() / Tile.FULL * Tile.FULL;
        this.bodies = new EntryTable(connection)
                .from(first, Math.toIntExact(to.size() - first)).stream()
                        .map(EntryRow::body)
                        .toList();
    }

    /**
     * Bundles of entries first, then tiles, lowest level first.
     *
     * @throws ForkedLedger when the entries do not lead from the one root to the other: nothing of them is handed on
     */
    static Map<String, byte[]> files(Connection connection, Checkpoint from, Checkpoint to) throws SQLException {
        Stretch stretch = new Stretch(connection, from, to);
        stretch.requireRoots();
        return stretch.files();
    }

    private void requireRoots() {
        Frontier frontier = Frontier.of(first, stored);
        requireRoot(frontier);
        for (byte[] body : bodies) {
            byte[] leaf = Frontier.leafHash(body);
            leaves.add(leaf);
            frontier = frontier.add(leaf);
            requireRoot(frontier);
        }
        if (frontier.size() != to.size()
                || !Frontier.of(to.size(), stored).hex().equals(frontier.hex())) {
            throw new ForkedLedger("its stored tree is not that of its " + frontier.size()
                    + " entries; a checkpoint was signed over " + to.size() + ". Compare it with a copy.");
        }
    }

    private void requireRoot(Frontier frontier) {
        for (Checkpoint tree : List.of(from, to)) {
            if (tree.size() == frontier.size() && !tree.root().equals(Sha256.hex(frontier.root()))) {
                throw new ForkedLedger("its first " + tree.size() + " entries do not have the root that was signed."
                        + " Compare it with a copy.");
            }
        }
    }

    private Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<Tile> tiles = Tile.grown(from.size(), to.size());
        for (Tile tile : tiles) {
            if (tile.level() == 0) {
                files.put(LedgerExport.TILES + tile.bundlePath(), Bundle.of(part(bodies, tile)));
            }
        }
        for (Tile tile : tiles) {
            ByteArrayOutputStream hashes = new ByteArrayOutputStream(tile.width() * Sha256.BYTES);
            (tile.level() == 0 ? part(leaves, tile) : stored.hashes(tile)).forEach(hashes::writeBytes);
            files.put(LedgerExport.TILES + tile.path(), hashes.toByteArray());
        }
        return files;
    }

    private List<byte[]> part(List<byte[]> all, Tile tile) {
        int at = Math.toIntExact(tile.first() - first);
        return all.subList(at, at + tile.width());
    }
}
