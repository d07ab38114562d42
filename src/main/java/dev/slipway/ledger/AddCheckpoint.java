package dev.slipway.ledger;

import dev.slipway.signature.SignedNote;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a log asks a witness to cosign, in the body of C2SP tlog-witness {@code add-checkpoint}.
 *
 * @param old size of the checkpoint that the witness cosigned last
 * @param proof that the checkpoint continues that one; empty when there was none
 * @param checkpoint signed by the log
 */
public record AddCheckpoint(long old, List<byte[]> proof, SignedNote checkpoint) {

    private static final Pattern OLD = Pattern.compile("old (0|[1-9][0-9]{0,17})");
    private static final int MOST_HASHES = 63;
    private static final HexFormat HEX = HexFormat.of();

    public AddCheckpoint {
        proof = List.copyOf(proof);
        if (proof.size() > MOST_HASHES) {
            throw new IllegalArgumentException(
                    "A proof has at most " + MOST_HASHES + " hashes, found " + proof.size() + ".");
        }
        Checkpoint.parse(checkpoint.text());
    }

    /** @throws IllegalArgumentException when it is not such a body */
    public static AddCheckpoint parse(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        int end = text.indexOf("\n\n");
        if (end < 0) {
            throw new IllegalArgumentException(
                    "The body must be an old size, a proof, an empty line and a checkpoint; found no empty line.");
        }
        String[] lines = text.substring(0, end).split("\n", -1);
        if (!OLD.matcher(lines[0]).matches()) {
            throw new IllegalArgumentException("The first line must read 'old <size>', found '" + lines[0] + "'.");
        }
        List<byte[]> proof = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            proof.add(TlogProof.hash(lines[i]));
        }
        return new AddCheckpoint(
                Long.parseLong(lines[0].substring("old ".length())), proof, SignedNote.parse(text.substring(end + 2)));
    }

    /** The tree that is to be cosigned. */
    public Checkpoint tree() {
        return Checkpoint.parse(checkpoint.text());
    }

    /** True when the tree only continues that one of the old size, or is it. */
    public boolean continues(Checkpoint before) {
        Checkpoint tree = tree();
        if (old == 0) {
            return proof.isEmpty() && (tree.size() > 0 || tree.root().equals(Sha256.hex(Frontier.EMPTY.root())));
        }
        return before.size() == old
                && new ConsistencyProof(old, tree.size(), proof)
                        .verifies(HEX.parseHex(before.root()), HEX.parseHex(tree.root()));
    }

    @Override
    public String toString() {
        StringBuilder body = new StringBuilder("old " + old + "\n");
        proof.forEach(
                hash -> body.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
        return body.append('\n').append(checkpoint).toString();
    }
}
