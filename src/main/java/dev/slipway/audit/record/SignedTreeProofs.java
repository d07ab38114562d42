package dev.slipway.audit.record;

import dev.slipway.ledger.Checkpoint;
import dev.slipway.ledger.Checkpoints;
import dev.slipway.ledger.LedgerProofs;
import dev.slipway.ledger.TlogProof;
import dev.slipway.signature.SignedNote;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Proves with the newest signed tree, in a file that is checked without this server. */
@Component
class SignedTreeProofs implements EntryProofs {

    private final LedgerProofs proofs;
    private final Checkpoints checkpoints;

    SignedTreeProofs(LedgerProofs proofs, Checkpoints checkpoints) {
        this.proofs = proofs;
        this.checkpoints = checkpoints;
    }

    @Override
    public EntryProof of(LedgerLine line) {
        SignedNote note = checkpoints.newest();
        long size = Checkpoint.parse(note.text()).size();
        TlogProof proof = new TlogProof(proofs.inclusion(line.sequence(), size), note);
        return new EntryProof(size, proof.holds(line.text().getBytes(StandardCharsets.UTF_8)), proof.toString());
    }
}
