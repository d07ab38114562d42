package dev.slipway.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ledger as its rows alone give it, up to the first row that does not fit. */
final class Rereading {

    private final Chain chain;
    private final KnownTrees known;
    private final List<ClockStep> steps = new ArrayList<>();
    private @Nullable Instant before;
    private LedgerVerdict.@Nullable Flaw flaw;

    Rereading() {
        this(new Chain(), new KnownTrees(List.of()));
    }

    private Rereading(Chain chain, KnownTrees known) {
        this.chain = chain;
        this.known = known;
    }

    /** From the beginning, to be compared on the way with what others know. */
    static Rereading against(KnownTrees known) {
        return new Rereading(new Chain(), known);
    }

    /** The same place, of which the reading goes on by itself. */
    Rereading copy() {
        return new Rereading(chain.copy(), new KnownTrees(List.of()));
    }

    void next(EntryRow row) {
        if (flaw == null) {
            String reason = reasonAgainst(row);
            if (reason == null) {
                chain.add(row.body());
                flaw = known.flawAt(size(), chain::root);
            } else {
                flaw = new LedgerVerdict.Flaw(chain.size(), reason);
            }
        }
    }

    /** The roots of full tiles that were completed since this was asked last. */
    List<Node> completed() {
        return chain.completed();
    }

    /** Where the time went back. */
    List<ClockStep> clockSteps() {
        return List.copyOf(steps);
    }

    boolean sound() {
        return flaw == null;
    }

    long size() {
        return chain.size();
    }

    LedgerHead head() {
        return chain.head();
    }

    LedgerVerdict verdict() {
        return new LedgerVerdict(chain.size(), head().root(), flaw);
    }

    /** Keeps the first disagreement. */
    void flaw(long sequence, String reason) {
        flawIfAny(new LedgerVerdict.Flaw(sequence, reason));
    }

    void flawIfAny(LedgerVerdict.@Nullable Flaw found) {
        if (flaw == null) {
            flaw = found;
        }
    }

    private @Nullable String reasonAgainst(EntryRow row) {
        if (row.sequence() != chain.size()) {
            return "the entry is missing; the next one is " + row.sequence();
        }
        if (!Sha256.hex(Frontier.leafHash(row.body())).equals(row.leafHash())) {
            return "its bytes do not have its leaf hash";
        }
        try {
            return reasonAgainst(row, Entry.parse(row.body()));
        } catch (IllegalArgumentException e) {
            return "its bytes are not an entry: " + e.getMessage();
        }
    }

    private @Nullable String reasonAgainst(EntryRow row, Entry entry) {
        String misplaced = chain.reasonAgainst(entry);
        if (misplaced != null) {
            return misplaced;
        }
        if (!entry.content().key().equals(row.key())
                || !entry.content().subject().equals(row.subject())) {
            return "its key or subject is not that of its bytes";
        }
        note(entry);
        return null;
    }

    /** An earlier time is no flaw: the order is that of the sequence. */
    private void note(Entry entry) {
        if (before != null && entry.time().plus(ClockStep.TOLERATED).isBefore(before)) {
            steps.add(new ClockStep(entry.sequence(), Duration.between(entry.time(), before)));
        }
        before = entry.time();
    }
}
