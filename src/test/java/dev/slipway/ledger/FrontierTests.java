package dev.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The frontier against the published roots and against RFC 6962 section 2.1 as it is written: recursively. */
class FrontierTests {

    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void givesThePublishedRoots(int size, String root) {
        Frontier frontier = Frontier.EMPTY;
        for (String leaf : LEAVES.subList(0, size)) {
            frontier = frontier.add(Frontier.leafHash(HexFormat.of().parseHex(leaf)));
        }

        assertThat(Sha256.hex(frontier.root())).isEqualTo(root);
    }

    @Test
    void agreesWithTheRecursiveDefinitionForEverySizeTo130() throws Exception {
        List<byte[]> entries = new ArrayList<>();
        Frontier frontier = Frontier.EMPTY;
        for (int size = 1; size <= 130; size++) {
            byte[] entry = ("entry " + size).getBytes(StandardCharsets.UTF_8);
            entries.add(entry);
            frontier = Frontier.parse(frontier.size(), frontier.hex()).add(Frontier.leafHash(entry));

            assertThat(frontier.root()).as("root of %d", size).isEqualTo(treeHash(entries));
            assertThat(frontier.size()).isEqualTo(size);
        }
    }

    /** 11 of the attacks. */
    @Test
    void aLeafThatLooksLikeANodeIsStillALeaf() {
        byte[] left = Frontier.leafHash(new byte[] {1});
        byte[] right = Frontier.leafHash(new byte[] {2});
        byte[] forged = HexFormat.of().parseHex("01" + Sha256.hex(left) + Sha256.hex(right));

        assertThat(Frontier.leafHash(forged)).isNotEqualTo(Frontier.nodeHash(left, right));
    }

    @Test
    void refusesAFrontierOfAnotherSize() {
        assertThatThrownBy(() -> Frontier.parse(2, "00".repeat(64)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A ledger of 2 entries has 1 hashes");
    }

    private static byte[] treeHash(List<byte[]> entries) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        if (entries.size() == 1) {
            digest.update((byte) 0);
            return digest.digest(entries.get(0));
        }
        int split = 1;
        while (split * 2 < entries.size()) {
            split *= 2;
        }
        digest.update((byte) 1);
        byte[] left = treeHash(entries.subList(0, split));
        byte[] right = treeHash(entries.subList(split, entries.size()));
        digest.update(left);
        return digest.digest(right);
    }
}
