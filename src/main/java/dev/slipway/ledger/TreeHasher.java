package dev.slipway.ledger;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/** Hashes leaves and nodes of the tree (RFC 6962 section 2.1) in place; for one thread. */
final class TreeHasher {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest = Sha256.digest();
    private final byte[] node = new byte[1 + 2 * Sha256.BYTES];

    TreeHasher() {
        node[0] = NODE;
    }

    /**
     * Hashes the entry that stands in these bytes, and puts the leaf hash where it belongs. The byte before the entry is
     * overwritten, so that all that is hashed stands together.
     */
    void leaf(byte[] bytes, int from, int length, byte[] hashes, int place) {
        bytes[from - 1] = LEAF;
        digest.update(bytes, from - 1, length + 1);
        put(hashes, place);
    }

    /** The root over these hashes, whose number is a power of two. */
    byte[] root(byte[] hashes, int count) {
        byte[] level = Arrays.copyOf(hashes, count * Sha256.BYTES);
        for (int rest = count; rest > 1; rest /= 2) {
            for (int i = 0; i < rest / 2; i++) {
                System.arraycopy(level, 2 * i * Sha256.BYTES, node, 1, 2 * Sha256.BYTES);
                digest.update(node, 0, node.length);
                put(level, i * Sha256.BYTES);
            }
        }
        return Arrays.copyOf(level, Sha256.BYTES);
    }

    private void put(byte[] hashes, int place) {
        try {
            digest.digest(hashes, place, Sha256.BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-256 has 32 bytes.", e);
        }
    }
}
