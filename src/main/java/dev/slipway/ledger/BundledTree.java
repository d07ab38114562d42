package dev.slipway.ledger;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tree over bundles of 256 entries while it grows; of its upper tiles it keeps what is not yet full. */
final class BundledTree {

    private final List<ByteArrayOutputStream> open = new ArrayList<>();
    private Frontier bundles = Frontier.EMPTY;

    /** An upper tile and the hashes that it must have. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Expected(Tile tile, byte[] hashes) {}

    /** The root with so many more leaves, fewer than a bundle or as many, behind the full ones. */
    byte[] root(byte[] leaves) {
        Frontier rest = Frontier.EMPTY;
        for (int at = 0; at < leaves.length; at += Sha256.BYTES) {
            rest = rest.add(Arrays.copyOfRange(leaves, at, at + Sha256.BYTES));
        }
        return bundles.rootWith(rest);
    }

    /** @return upper tiles that this bundle fills */
    List<Expected> add(byte[] root) {
        List<Expected> full = new ArrayList<>();
        keep(1, bundles.size(), root, full);
        bundles = bundles.add(root, (level, index, hash) -> {
            if (level % Tile.HEIGHT == 0) {
                keep(level / Tile.HEIGHT + 1, index, hash, full);
            }
        });
        return full;
    }

    /** The upper tiles that nothing fills any more. */
    List<Expected> rest() {
        List<Expected> partial = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            byte[] hashes = open.get(i).toByteArray();
            if (hashes.length > 0) {
                int width = hashes.length / Sha256.BYTES;
                long index = (bundles.size() >> (i * Tile.HEIGHT)) / Tile.FULL;
                partial.add(new Expected(new Tile(i + 1, index, width), hashes));
            }
        }
        return partial;
    }

    private void keep(int tileLevel, long index, byte[] hash, List<Expected> full) {
        while (open.size() < tileLevel) {
            open.add(new ByteArrayOutputStream());
        }
        ByteArrayOutputStream hashes = open.get(tileLevel - 1);
        hashes.writeBytes(hash);
        if (hashes.size() == Tile.FULL * Sha256.BYTES) {
            full.add(new Expected(new Tile(tileLevel, index / Tile.FULL, Tile.FULL), hashes.toByteArray()));
            hashes.reset();
        }
    }
}
