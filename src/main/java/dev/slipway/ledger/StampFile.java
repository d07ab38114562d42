package dev.slipway.ledger;

import dev.slipway.signature.NoteVerifier;
import dev.slipway.signature.SignedNote;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A timestamp in an export: a token over a checkpoint that the checkpoint of the export continues.
 *
 * @param checkpoint that was stamped
 * @param token over its text
 */
record StampFile(SignedNote checkpoint, Timestamp token) {

    static final String FOLDER = "timestamps/";
    static final String NOTE = ".checkpoint";
    static final String PROOF = ".consistency";
    static final String TOKEN = ".tst";

    /** Hashes in base64, one a line. */
    static String text(List<byte[]> proof) {
        return proof.stream()
                .map(hash -> Base64.getEncoder().encodeToString(hash) + "\n")
                .collect(Collectors.joining());
    }

    /**
     * Reads the three files.
     *
     * @param tree that of the export
     * @param keys that sign the ledger
     * @throws IllegalArgumentException when they do not belong to each other or to the tree
     */
    static StampFile of(byte[] note, byte[] proof, byte[] token, Checkpoint tree, Collection<NoteVerifier> keys) {
        StampFile stamp = new StampFile(SignedNote.parse(note), Timestamp.parse(token));
        Checkpoint stamped = stamp.tree();
        if (!stamped.origin().equals(tree.origin())
                || stamp.checkpoint().signedBy(keys).isEmpty()) {
            throw new IllegalArgumentException("it is not over a signed checkpoint of this ledger");
        }
        if (!continues(stamped, hashes(proof), tree)) {
            throw new IllegalArgumentException(
                    "the ledger does not continue the checkpoint of " + stamped.size() + " entries that was stamped");
        }
        stamp.token().requireOver(stamp.text());
        return stamp;
    }

    byte[] text() {
        return checkpoint.text().getBytes(StandardCharsets.UTF_8);
    }

    Checkpoint tree() {
        return Checkpoint.parse(checkpoint.text());
    }

    private static boolean continues(Checkpoint stamped, List<byte[]> proof, Checkpoint tree) {
        if (stamped.size() == 0) {
            return proof.isEmpty() && stamped.root().equals(Sha256.hex(Frontier.EMPTY.root()));
        }
        return new ConsistencyProof(stamped.size(), tree.size(), proof)
                .verifies(Sha256.bytes(stamped.root()), Sha256.bytes(tree.root()));
    }

    private static List<byte[]> hashes(byte[] lines) {
        String text = new String(lines, StandardCharsets.UTF_8);
        List<byte[]> hashes = new ArrayList<>();
        if (text.isEmpty()) {
            return hashes;
        }
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("the last line of its proof is cut");
        }
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            hashes.add(TlogProof.hash(line));
        }
        return hashes;
    }
}
