package dev.slipway.ledger;

import java.util.Arrays;
import java.util.List;

/**
 * Shows that an entry stands at its place in the tree of this size (RFC 6962 section 2.1.1).
 *
 * @param index place of the entry, from 0
 * @param size number of entries of the tree
 * @param path hashes from the leaf's neighbour up to the root's child
 */
public record InclusionProof(long index, long size, List<byte[]> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /** RFC 9162 section 2.1.3.2. */
    public boolean verifies(byte[] leafHash, byte[] root) {
        if (index < 0 || index >= size || !HashList.isWhole(path) || !HashList.isHash(leafHash)) {
            return false;
        }
        long place = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] next : path) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                hash = Frontier.nodeHash(next, hash);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Frontier.nodeHash(hash, next);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }
}
