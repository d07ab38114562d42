package dev.slipway.ledger;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A Merkle tree of RFC 6962 section 2.1 that remembers only what the next leaf and the root need: the roots of its perfect
 * subtrees, largest first, one for each 1-bit of its size.
 */
final class Frontier {

    static final Frontier EMPTY = new Frontier(0, List.of());

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final long size;
    private final List<byte[]> peaks;

    private Frontier(long size, List<byte[]> peaks) {
        this.size = size;
        this.peaks = peaks;
    }

    static byte[] leafHash(byte[] entry) {
        MessageDigest digest = Sha256.digest();
        digest.update(LEAF);
        return digest.digest(entry);
    }

    static byte[] nodeHash(byte[] left, byte[] right) {
        MessageDigest digest = Sha256.digest();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** @throws IllegalArgumentException when the text cannot be the frontier of a tree of this size */
    static Frontier parse(long size, String hex) {
        byte[] bytes = Sha256.bytes(hex);
        if (size < 0 || bytes.length != Long.bitCount(size) * Sha256.BYTES) {
            throw new IllegalArgumentException("A ledger of " + size + " entries has " + Long.bitCount(size)
                    + " hashes of " + Sha256.BYTES + " bytes in its frontier; found " + bytes.length
                    + " bytes. Restore the head from a copy.");
        }
        List<byte[]> peaks = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += Sha256.BYTES) {
            peaks.add(Arrays.copyOfRange(bytes, at, at + Sha256.BYTES));
        }
        return new Frontier(size, peaks);
    }

    /** The frontier as a stored tree had it at this size. */
    static Frontier of(long size, HashSource hashes) {
        List<byte[]> peaks = new ArrayList<>();
        long from = 0;
        for (long rest = size; rest > 0; rest -= Long.highestOneBit(rest)) {
            int level = Long.SIZE - 1 - Long.numberOfLeadingZeros(rest);
            peaks.add(hashes.hash(level, from >> level));
            from += Long.highestOneBit(rest);
        }
        return new Frontier(size, peaks);
    }

    Frontier add(byte[] leafHash) {
        return add(leafHash, (level, index, hash) -> {});
    }

    /** Tells of each perfect subtree that this leaf completes. */
    Frontier add(byte[] leafHash, Completed completed) {
        List<byte[]> next = new ArrayList<>(peaks);
        byte[] hash = leafHash;
        int level = 0;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            hash = nodeHash(next.remove(next.size() - 1), hash);
            level++;
            completed.subtree(level, size >> level, hash);
        }
        next.add(hash);
        return new Frontier(size + 1, next);
    }

    /** Learns of a perfect subtree when its last leaf is there. */
    interface Completed {

        void subtree(int level, long index, byte[] hash);
    }

    byte[] root() {
        return root(peaks);
    }

    /** The root of a tree whose subtrees of one size are the leaves here, and that goes on with leaves of its own. */
    byte[] rootWith(Frontier rest) {
        List<byte[]> all = new ArrayList<>(peaks);
        all.addAll(rest.peaks);
        return root(all);
    }

    private static byte[] root(List<byte[]> peaks) {
        if (peaks.isEmpty()) {
            return Sha256.digest().digest();
        }
        byte[] root = peaks.get(peaks.size() - 1);
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = nodeHash(peaks.get(i), root);
        }
        return root;
    }

    long size() {
        return size;
    }

    String hex() {
        return peaks.stream().map(Sha256::hex).collect(Collectors.joining());
    }
}
