package dev.slipway.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.ledger.Checkpoint;
import dev.slipway.ledger.Checkpoints;
import dev.slipway.ledger.Continuity;
import dev.slipway.ledger.Copies;
import dev.slipway.ledger.KeyRegister;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.LedgerHead;
import dev.slipway.ledger.LedgerVerdict;
import dev.slipway.ledger.VerifiedLedger;
import dev.slipway.signature.NoteVerifier;
import dev.slipway.signature.SignedNote;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the ledger stands: how large it is, whether it verifies, and who else holds it. */
@Component
public class LedgerStanding implements Attention {

    /** So many entries a copy may be behind without a word: what is appended is copied a little later. */
    private static final long NORMAL_LAG = 1000;

    private final Ledger ledger;
    private final VerifiedLedger verified;
    private final Checkpoints checkpoints;
    private final KeyRegister keys;
    private final Continuity continuity;
    private final Copies copies;

    LedgerStanding(
            Ledger ledger,
            VerifiedLedger verified,
            Checkpoints checkpoints,
            KeyRegister keys,
            Continuity continuity,
            DataSource database) {
        this.ledger = ledger;
        this.verified = verified;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.continuity = continuity;
        this.copies = new Copies(database);
    }

    /**
     * The ledger now.
     *
     * @param checkpoint the newest one that was signed, as text; null before the first
     * @param checkpointSize entries below that checkpoint
     * @param keys verifier keys of those who signed, oldest first
     * @param troubles why it cannot be relied on, in words; empty when all is well
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Now(
            long size,
            String root,
            @Nullable String checkpoint,
            long checkpointSize,
            List<String> keys,
            Verification verification,
            List<Copies.Mirrored> mirrors,
            List<Copies.Witnessed> witnesses,
            List<Copies.Witnessed> stamps,
            List<String> troubles) {}

    /**
     * What reading the whole ledger again found.
     *
     * @param state {@code sound}, {@code flawed}, or {@code reading} until it was read once since the start
     * @param entries read and found in order, from the first on
     * @param rounds how often all of it was read since the start
     * @param secondsSinceRound since that happened last
     */
    public record Verification(String state, long entries, long rounds, long secondsSinceRound) {}

    /** As of now; nothing is signed for it, and no more is read than came since somebody asked last. */
    public Now now() {
        LedgerHead head = ledger.head();
        String note = checkpoints.latest().map(SignedNote::toString).orElse(null);
        List<Copies.Mirrored> mirrors = copies.mirrors();
        return new Now(
                head.size(),
                head.root(),
                note,
                note == null
                        ? 0
                        : Checkpoint.parse(SignedNote.parse(note).text()).size(),
                keys.keys().stream().map(NoteVerifier::toString).toList(),
                verification(),
                mirrors,
                copies.witnesses(),
                copies.stamps(),
                troubles(head, mirrors));
    }

    @Override
    public String title() {
        return "The ledger";
    }

    @Override
    public List<Note> notes() {
        return troubles(ledger.head(), copies.mirrors()).stream()
                .map(trouble -> new Note(trouble, "/audit/ledger"))
                .toList();
    }

    private Verification verification() {
        long rounds = verified.rounds();
        if (rounds == 0) {
            return new Verification("reading", verified.entries(), rounds, verified.secondsSinceRound());
        }
        LedgerVerdict verdict = verified.verdict();
        return new Verification(
                verdict.sound() ? "sound" : "flawed", verdict.entries(), rounds, verified.secondsSinceRound());
    }

    private List<String> troubles(LedgerHead head, List<Copies.Mirrored> mirrors) {
        List<String> troubles = new ArrayList<>();
        continuity.readOnly().ifPresent(reason -> troubles.add("The ledger is read-only. " + reason));
        if (verified.flawed()) {
            troubles.add(flaw(verified.verdict()));
        }
        for (Copies.Mirrored mirror : mirrors) {
            if (mirror.disagreement() != null) {
                troubles.add("The copy '" + mirror.name() + "' disagrees with it: " + mirror.disagreement());
            } else if (head.size() - mirror.size() > NORMAL_LAG) {
                troubles.add(
                        "The copy '" + mirror.name() + "' is " + (head.size() - mirror.size())
                                + " entries behind it. If it is not used any more, nothing is missing; else see that it can be reached.");
            }
        }
        return troubles;
    }

    private static String flaw(LedgerVerdict verdict) {
        LedgerVerdict.Flaw flaw = verdict.flaw();
        return flaw == null
                ? "The ledger did not verify in the last round."
                : "The ledger does not verify from entry " + flaw.sequence() + " on: " + flaw.reason() + ".";
    }
}
