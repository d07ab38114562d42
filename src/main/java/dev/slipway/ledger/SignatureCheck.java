package dev.slipway.ledger;

import dev.slipway.signature.NoteVerifier;
import dev.slipway.signature.SignedNote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a checkpoint as it is stored was signed over what its row says, by a key that counted at that size. */
record SignatureCheck(List<KeyRegister.Key> keys) {

    LedgerVerdict.@Nullable Flaw flaw(CheckpointTable.Row row) {
        String reason = reasonAgainst(row);
        return reason == null ? null : new LedgerVerdict.Flaw(row.size(), reason);
    }

    private @Nullable String reasonAgainst(CheckpointTable.Row row) {
        List<NoteVerifier> counting = keys.stream()
                .filter(key -> key.fromSize() <= row.size())
                .map(KeyRegister.Key::verifier)
                .toList();
        try {
            SignedNote note = SignedNote.parse(row.note());
            Checkpoint signed = Checkpoint.parse(note.text());
            if (signed.size() != row.size() || !signed.root().equals(row.root())) {
                return "the checkpoint over " + row.size() + " entries was signed over others";
            }
            return note.signedBy(counting).isEmpty()
                    ? "the checkpoint over " + row.size() + " entries is not signed by a key of the ledger of that time"
                    : null;
        } catch (IllegalArgumentException e) {
            return "the checkpoint over " + row.size() + " entries cannot be read: " + e.getMessage();
        }
    }
}
