package dev.slipway.ledger;

/**
 * Root of a perfect subtree.
 *
 * @param level logarithm of the number of its leaves
 * @param index place among those of its level, from 0
 * @param hash lower-case hex
 */
record Node(int level, long index, String hash) {

    /** Every eighth level is stored: 256 hashes of one level give one hash of the next, as in C2SP tlog-tiles. */
    boolean isStored() {
        return level % Tile.HEIGHT == 0;
    }
}
