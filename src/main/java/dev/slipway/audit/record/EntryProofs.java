package dev.slipway.audit.record;

import dev.slipway.ledger.Checkpoint;
import dev.slipway.ledger.Checkpoints;
import dev.slipway.ledger.LedgerProofs;
import dev.slipway.ledger.TlogProof;
import dev.slipway.signature.SignedNote;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** That an entry stands in the ledger, as a file that is checked without this server. */
@Component
class EntryProofs {

    private final LedgerProofs proofs;
    private final Checkpoints checkpoints;

    EntryProofs(LedgerProofs proofs, Checkpoints checkpoints) {
        this.proofs = proofs;
        this.checkpoints = checkpoints;
    }

    /**
     * A proof of inclusion.
     *
     * @param size of the signed tree
     * @param holds whether the stored bytes lead to its root
     * @param file the proof as C2SP tlog-proof has it
     */
    record EntryProof(long size, boolean holds, String file) {}

    EntryProof of(LedgerLine line) {
        SignedNote note = checkpoints.newest();
        long size = Checkpoint.parse(note.text()).size();
        TlogProof proof = new TlogProof(proofs.inclusion(line.sequence(), size), note);
        return new EntryProof(size, proof.holds(line.text().getBytes(StandardCharsets.UTF_8)), proof.toString());
    }
}
