package dev.slipway.ledger;

import dev.slipway.signature.SignedNote;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What an auditor is handed for one entry: its proof with the checkpoint that it leads to, as C2SP tlog-proof has it.
 *
 * @param proof that the entry is in the tree
 * @param checkpoint the signed tree
 */
public record TlogProof(InclusionProof proof, SignedNote checkpoint) {

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String INDEX = "index ";

    /** @throws IllegalArgumentException when it is not such a file */
    public static TlogProof parse(String file) {
        int end = file.indexOf("\n\n");
        if (end < 0) {
            throw new IllegalArgumentException("A proof must be followed by an empty line and a checkpoint.");
        }
        String[] lines = file.substring(0, end).split("\n", -1);
        if (lines.length < 2 || !lines[0].equals(HEADER) || !lines[1].matches(INDEX + "(0|[1-9][0-9]{0,17})")) {
            throw new IllegalArgumentException(
                    "A proof must begin with the lines '" + HEADER + "' and 'index <number>'.");
        }
        SignedNote note = SignedNote.parse(file.substring(end + 2));
        List<byte[]> path = new ArrayList<>();
        for (int i = 2; i < lines.length; i++) {
            path.add(hash(lines[i]));
        }
        long index = Long.parseLong(lines[1].substring(INDEX.length()));
        return new TlogProof(
                new InclusionProof(index, Checkpoint.parse(note.text()).size(), path), note);
    }

    /** True when an entry of these bytes stands at its place in the tree of the checkpoint; signatures are not looked at. */
    public boolean holds(byte[] entry) {
        Checkpoint tree = Checkpoint.parse(checkpoint.text());
        return proof.size() == tree.size() && proof.verifies(Frontier.leafHash(entry), Sha256.bytes(tree.root()));
    }

    static byte[] hash(String line) {
        byte[] hash = Base64.getDecoder().decode(line);
        if (hash.length != Sha256.BYTES
                || !Base64.getEncoder().encodeToString(hash).equals(line)) {
            throw new IllegalArgumentException(
                    "A line of a proof must be a hash of " + Sha256.BYTES + " bytes in base64, found '" + line + "'.");
        }
        return hash;
    }

    @Override
    public String toString() {
        StringBuilder file = new StringBuilder(HEADER + "\n" + INDEX + proof.index() + "\n");
        proof.path()
                .forEach(hash ->
                        file.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
        return file.append('\n').append(checkpoint).toString();
    }
}
