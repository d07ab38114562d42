package dev.slipway.ledger;

import dev.slipway.signature.NoteSigner;
import dev.slipway.signature.SignedNote;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;

/** A log of made-up entries whose hashes and proofs are made from the text of RFC 6962, not by the ledger's code. */
public final class TestTree {

    private final String origin;
    private final NoteSigner key;
    private final String word;

    /** @param word what its entries say; logs of other words have other roots */
    public TestTree(String origin, NoteSigner key, String word) {
        this.origin = origin;
        this.key = key;
        this.word = word;
    }

    public SignedNote checkpoint(long size) {
        return key.sign(new Checkpoint(origin, size, Sha256.hex(Rfc6962.root(entries(size)))).text());
    }

    public List<byte[]> proof(long first, long second) {
        return first == 0 ? List.of() : Rfc6962.proof(Math.toIntExact(first), entries(second));
    }

    /** What a witness is asked that has cosigned the first size. */
    public String add(long first, long second) {
        return new AddCheckpoint(first, proof(first, second), checkpoint(second)).toString();
    }

    private List<byte[]> entries(long size) {
        return LongStream.range(0, size)
                .mapToObj(i -> (word + i).getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
