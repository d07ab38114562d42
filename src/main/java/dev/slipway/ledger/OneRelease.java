package dev.slipway.ledger;

import dev.slipway.ledger.ExportVerifier.Misfit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entries of one release: each stands in the signed tree. That there are no others only the whole ledger shows. */
final class OneRelease implements ExportVerifier.Contents {

    private static final int LARGEST_PROOF = 100_000;

    private final ExportFile export;
    private final Checkpoint tree;
    private final ExportVerifier.Progress progress;

    OneRelease(ExportFile export, Checkpoint tree, ExportVerifier.Progress progress) {
        this.export = export;
        this.tree = tree;
        this.progress = progress;
    }

    @Override
    public long verify(@Nullable Checkpoint held) throws IOException, Misfit {
        if (held != null && !held.root().equals(tree.root())) {
            throw new Misfit(
                    0,
                    tree,
                    "the checkpoint that you hold has " + held.size() + " entries, the file's has " + tree.size()
                            + "; ask for the release at the size that you hold");
        }
        List<String> names = export.names(LedgerExport.RELEASE_ENTRIES);
        Set<String> subjects = new HashSet<>();
        long checked = 0;
        for (String name : names) {
            subjects.add(verifyEntry(name, checked));
            progress.checked(++checked, names.size());
        }
        if (subjects.size() > 1) {
            throw new Misfit(checked, tree, "it has entries of more than one release: " + subjects);
        }
        return checked;
    }

    private String verifyEntry(String name, long checked) throws IOException, Misfit {
        String sequence = name.substring(LedgerExport.RELEASE_ENTRIES.length()).replace(".json", "");
        byte[] body = export.bytes(name, CanonicalJson.MAX_BYTES);
        String proofName = LedgerExport.PROOFS + sequence + ".tlog-proof";
        String file = new String(export.bytes(proofName, LARGEST_PROOF), StandardCharsets.UTF_8);
        try {
            Entry entry = Entry.parse(body);
            TlogProof proof = TlogProof.parse(file);
            boolean inPlace = String.valueOf(entry.sequence()).equals(sequence)
                    && proof.proof().index() == entry.sequence()
                    && Checkpoint.parse(proof.checkpoint().text()).equals(tree);
            if (!inPlace || !proof.holds(body)) {
                throw new Misfit(checked, tree, "entry " + sequence + ": its proof does not lead to the signed root");
            }
            return entry.content().subject();
        } catch (IllegalArgumentException e) {
            throw new Misfit(checked, tree, "entry " + sequence + ": " + e.getMessage());
        }
    }
}
