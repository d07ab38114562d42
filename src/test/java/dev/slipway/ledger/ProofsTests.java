package dev.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Proofs against RFC 6962 read recursively, for every size to 130, and every way to bend one. */
class ProofsTests {

    private static final int SIZES = 130;

    private final List<byte[]> entries = IntStream.range(0, SIZES)
            .mapToObj(i -> ("entry " + i).getBytes(StandardCharsets.UTF_8))
            .toList();
    private final Proofs proofs = new Proofs(this::hash);

    private byte[] hash(int level, long index) {
        int from = Math.toIntExact(index << level);
        return Rfc6962.root(entries.subList(from, from + (1 << level)));
    }

    private byte[] root(int size) {
        return Rfc6962.root(entries.subList(0, size));
    }

    @Test
    void rootsAreThoseOfTheRfc() {
        for (int size = 0; size <= SIZES; size++) {
            assertThat(proofs.root(size)).as("root of %d", size).isEqualTo(root(size));
        }
    }

    @Test
    void inclusionIsThatOfTheRfcForEveryEntryOfEverySize() {
        for (int size = 1; size <= SIZES; size++) {
            byte[] root = root(size);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = proofs.inclusion(index, size);
                assertThat(proof.path())
                        .as("%d of %d", index, size)
                        .containsExactlyElementsOf(Rfc6962.path(index, entries.subList(0, size)));
                assertThat(proof.verifies(Rfc6962.leaf(entries.get(index)), root))
                        .isTrue();
            }
        }
    }

    @Test
    void consistencyIsThatOfTheRfcForEveryPairOfSizes() {
        for (int second = 1; second <= SIZES; second++) {
            for (int first = 1; first <= second; first++) {
                ConsistencyProof proof = proofs.consistency(first, second);
                assertThat(proof.path())
                        .as("%d to %d", first, second)
                        .containsExactlyElementsOf(Rfc6962.proof(first, entries.subList(0, second)));
                assertThat(proof.verifies(root(first), root(second))).isTrue();
            }
        }
    }

    /** 1 to 10 of the attacks. */
    @Test
    void noBentInclusionProofHolds() {
        Random chance = new Random(7);
        for (int round = 0; round < 400; round++) {
            int size = 2 + chance.nextInt(SIZES - 1);
            int index = chance.nextInt(size);
            byte[] leaf = Rfc6962.leaf(entries.get(index));
            byte[] root = root(size);
            InclusionProof proof = proofs.inclusion(index, size);
            for (List<byte[]> bent : bent(proof.path(), root, chance)) {
                assertThat(new InclusionProof(index, size, bent).verifies(leaf, root))
                        .as("%d of %d with %d hashes", index, size, bent.size())
                        .isFalse();
            }
            for (long other : new long[] {index - 1, index + 1, index ^ 2, -1, size}) {
                assertThat(new InclusionProof(other, size, proof.path()).verifies(leaf, root))
                        .as("as entry %d instead of %d of %d", other, index, size)
                        .isFalse();
            }
            for (long other : new long[] {0, size / 2, size * 2L}) {
                assertThat(new InclusionProof(index, other, proof.path()).verifies(leaf, root))
                        .as("in %d instead of %d", other, size)
                        .isFalse();
            }
            assertThat(proof.verifies(root, root)).isFalse();
            assertThat(proof.verifies(leaf, leaf)).isFalse();
            assertThat(proof.verifies(new byte[0], root)).isFalse();
            assertThat(proof.verifies(leaf, new byte[0])).isFalse();
            assertThat(proof.verifies(Arrays.copyOf(leaf, 31), root)).isFalse();
        }
    }

    /** 1 to 10 of the attacks. */
    @Test
    void noBentConsistencyProofHolds() {
        Random chance = new Random(8);
        for (int round = 0; round < 400; round++) {
            int second = 3 + chance.nextInt(SIZES - 2);
            int first = 1 + chance.nextInt(second - 1);
            byte[] former = root(first);
            byte[] latter = root(second);
            ConsistencyProof proof = proofs.consistency(first, second);
            for (List<byte[]> bent : bent(proof.path(), latter, chance)) {
                assertThat(new ConsistencyProof(first, second, bent).verifies(former, latter))
                        .as("%d to %d with %d hashes", first, second, bent.size())
                        .isFalse();
            }
            assertThat(proof.verifies(latter, former)).as("swapped roots").isFalse();
            assertThat(proof.verifies(former, former)).isFalse();
            assertThat(proof.verifies(latter, latter)).isFalse();
            assertThat(proof.verifies(new byte[0], latter)).isFalse();
            assertThat(proof.verifies(former, new byte[0])).isFalse();
            for (long other : new long[] {second / 2, second * 2L}) {
                assertThat(new ConsistencyProof(first, other, proof.path()).verifies(former, latter))
                        .as("%d to %d instead of %d", first, other, second)
                        .isFalse();
            }
            assertThat(new ConsistencyProof(0, second, proof.path()).verifies(former, latter))
                    .isFalse();
            assertThat(new ConsistencyProof(second + 1, second, proof.path()).verifies(former, latter))
                    .isFalse();
            assertThat(new ConsistencyProof(second, second, proof.path()).verifies(former, latter))
                    .isFalse();
        }
    }

    @Test
    void theEmptyTreeProvesNothing() {
        byte[] empty = root(0);
        assertThat(new ConsistencyProof(0, 0, List.of()).verifies(empty, empty)).isFalse();
        assertThat(new ConsistencyProof(0, 5, List.of()).verifies(empty, root(5)))
                .isFalse();
        assertThat(new InclusionProof(0, 0, List.of()).verifies(Rfc6962.leaf(entries.get(0)), empty))
                .isFalse();
    }

    @Test
    void refusesWhatTheTreeDoesNotHave() {
        assertThatThrownBy(() -> proofs.inclusion(5, 5)).hasMessage("A tree of 5 entries has no entry 5.");
        assertThatThrownBy(() -> proofs.inclusion(-1, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> proofs.consistency(0, 5)).hasMessageContaining("must have 1 to 5 entries");
        assertThatThrownBy(() -> proofs.consistency(6, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A bit flipped in each hash; hashes missing, doubled, added, swapped, of a wrong length. */
    private static List<List<byte[]>> bent(List<byte[]> path, byte[] root, Random chance) {
        List<List<byte[]>> bent = new ArrayList<>();
        byte[] garbage = new byte[32];
        chance.nextBytes(garbage);
        for (int i = 0; i < path.size(); i++) {
            byte[] flipped = path.get(i).clone();
            flipped[chance.nextInt(flipped.length)] ^= (byte) (1 << chance.nextInt(8));
            bent.add(with(path, i, flipped));
            bent.add(with(path, i, Arrays.copyOf(path.get(i), 31)));
            bent.add(with(path, i, Arrays.copyOf(path.get(i), 33)));
            bent.add(with(path, i, new byte[0]));
            List<byte[]> without = new ArrayList<>(path);
            without.remove(i);
            bent.add(without);
            List<byte[]> doubled = new ArrayList<>(path);
            doubled.add(i, path.get(i));
            bent.add(doubled);
        }
        for (byte[] more : List.of(root, garbage, new byte[32])) {
            List<byte[]> before = new ArrayList<>(path);
            before.add(0, more);
            bent.add(before);
            List<byte[]> behind = new ArrayList<>(path);
            behind.add(more);
            bent.add(behind);
        }
        if (path.size() > 1) {
            List<byte[]> reversed = new ArrayList<>(path);
            Collections.reverse(reversed);
            bent.add(reversed);
            bent.add(path.subList(0, path.size() - 1));
        }
        return bent;
    }

    private static List<byte[]> with(List<byte[]> path, int at, byte[] hash) {
        List<byte[]> changed = new ArrayList<>(path);
        changed.set(at, hash);
        return changed;
    }
}
