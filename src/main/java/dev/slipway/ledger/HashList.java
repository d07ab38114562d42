package dev.slipway.ledger;

import java.util.List;

/** What a proof's hashes must be before anything is computed from them. */
final class HashList {

    private HashList() {}

    static boolean isWhole(List<byte[]> hashes) {
        return hashes.size() < Long.SIZE * 2 && hashes.stream().allMatch(HashList::isHash);
    }

    static boolean isHash(byte[] bytes) {
        return bytes.length == Sha256.BYTES;
    }
}
