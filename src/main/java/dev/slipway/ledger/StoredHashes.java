package dev.slipway.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tree as stored: leaf hashes with the entries, and the roots of full tiles; reads each tile once. */
final class StoredHashes implements HashSource {

    private final EntryTable entries;
    private final NodeTable nodes;
    private final Map<Place, List<byte[]>> tiles = new HashMap<>();

    StoredHashes(Connection connection) {
        this.entries = new EntryTable(connection);
        this.nodes = new NodeTable(connection);
    }

    /** A tile, whatever its width by now. */
    private record Place(int level, long index) {}

    @Override
    public byte[] hash(int level, long index) {
        int tileLevel = level / Tile.HEIGHT;
        int within = level % Tile.HEIGHT;
        long first = index << within;
        List<byte[]> tile = tile(new Place(tileLevel, first / Tile.FULL));
        int at = (int) (first % Tile.FULL);
        int count = 1 << within;
        if (at + count > tile.size()) {
            throw new IllegalArgumentException("The ledger has no complete subtree " + index + " of level " + level
                    + "; its tile holds " + tile.size() + " hashes. Ask for a size that it has.");
        }
        return root(tile.subList(at, at + count));
    }

    /** The hashes of a tile. */
    List<byte[]> hashes(Tile tile) {
        List<byte[]> all = tile(new Place(tile.level(), tile.index()));
        if (all.size() < tile.width()) {
            throw new IllegalArgumentException(
                    "The tile " + tile.path() + " is not there yet; the ledger has " + all.size() + " of its hashes.");
        }
        return all.subList(0, tile.width());
    }

    private List<byte[]> tile(Place place) {
        return tiles.computeIfAbsent(place, this::read);
    }

    private List<byte[]> read(Place place) {
        try {
            long first = place.index() * Tile.FULL;
            return place.level() == 0
                    ? entries.leafHashes(first, Tile.FULL)
                    : nodes.hashes(place.level() * Tile.HEIGHT, first, Tile.FULL);
        } catch (SQLException e) {
            throw new LedgerUnavailable("read", e);
        }
    }

    private static byte[] root(List<byte[]> hashes) {
        if (hashes.size() == 1) {
            return hashes.get(0);
        }
        int half = hashes.size() / 2;
        return Frontier.nodeHash(root(hashes.subList(0, half)), root(hashes.subList(half, hashes.size())));
    }
}
