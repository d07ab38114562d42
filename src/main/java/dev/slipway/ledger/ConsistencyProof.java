package dev.slipway.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shows that the larger tree only continues the smaller one (RFC 6962 section 2.1.2).
 *
 * @param first number of entries of the smaller tree, at least 1
 * @param second number of entries of the larger tree
 * @param path hashes in the order of the RFC
 */
public record ConsistencyProof(long first, long second, List<byte[]> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** RFC 9162 section 2.1.4.2; an empty tree is continued by every other, so it proves nothing and is refused. */
    public boolean verifies(byte[] firstRoot, byte[] secondRoot) {
        if (first <= 0 || first > second || !HashList.isWhole(path)) {
            return false;
        }
        if (first == second) {
            return path.isEmpty() && HashList.isHash(firstRoot) && Arrays.equals(firstRoot, secondRoot);
        }
        List<byte[]> hashes = new ArrayList<>(path);
        if (Long.bitCount(first) == 1) {
            hashes.add(0, firstRoot);
        }
        return !hashes.isEmpty() && leadsToBoth(hashes, firstRoot, secondRoot);
    }

    private boolean leadsToBoth(List<byte[]> hashes, byte[] firstRoot, byte[] secondRoot) {
        long place = first - 1;
        long last = second - 1;
        while ((place & 1) == 1) {
            place >>= 1;
            last >>= 1;
        }
        byte[] former = hashes.get(0);
        byte[] latter = hashes.get(0);
        for (byte[] next : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                former = Frontier.nodeHash(next, former);
                latter = Frontier.nodeHash(next, latter);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                latter = Frontier.nodeHash(latter, next);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(former, firstRoot) && Arrays.equals(latter, secondRoot);
    }
}
