package dev.slipway.ledger;

import java.util.ArrayList;
import java.util.List;

/** Makes the proofs of RFC 6962 sections 2.1.1 and 2.1.2 from the hashes of perfect subtrees. */
final class Proofs {

    private final HashSource hashes;

    Proofs(HashSource hashes) {
        this.hashes = hashes;
    }

    /** The root of the tree as it was at this size. */
    byte[] root(long size) {
        return size == 0 ? Sha256.digest().digest() : subtree(0, size);
    }

    /** @throws IllegalArgumentException when the tree of this size has no such entry */
    InclusionProof inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("A tree of " + size + " entries has no entry " + index + ".");
        }
        List<byte[]> path = new ArrayList<>();
        path(index, 0, size, path);
        return new InclusionProof(index, size, path);
    }

    /** @throws IllegalArgumentException when the first is empty or larger than the second */
    ConsistencyProof consistency(long first, long second) {
        if (first <= 0 || first > second) {
            throw new IllegalArgumentException("A tree of " + second + " entries cannot be shown to continue one of "
                    + first + "; the first must have 1 to " + second + " entries.");
        }
        List<byte[]> path = new ArrayList<>();
        proof(first, 0, second, true, path);
        return new ConsistencyProof(first, second, path);
    }

    private void path(long index, long from, long to, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (index < middle) {
            path(index, from, middle, path);
            path.add(subtree(middle, to));
        } else {
            path(index, middle, to, path);
            path.add(subtree(from, middle));
        }
    }

    private void proof(long first, long from, long to, boolean complete, List<byte[]> path) {
        if (first == to) {
            if (!complete) {
                path.add(subtree(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (first <= middle) {
            proof(first, from, middle, complete, path);
            path.add(subtree(middle, to));
        } else {
            proof(first, middle, to, false, path);
            path.add(subtree(from, middle));
        }
    }

    private byte[] subtree(long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return hashes.hash(level, from >> level);
        }
        long middle = from + split(leaves);
        return Frontier.nodeHash(subtree(from, middle), subtree(middle, to));
    }

    /** The largest power of two below this number. */
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
