package dev.slipway.ledger;

import org.jspecify.annotations.Nullable;

/** The ledger as its rows alone give it, up to the first row that does not fit. */
final class Rereading {

    private Tail tail = new Tail(Entry.NO_PREVIOUS, Frontier.EMPTY);
    private LedgerVerdict.@Nullable Flaw flaw;

    void next(EntryRow row) {
        if (flaw == null) {
            String reason = reasonAgainst(row);
            if (reason == null) {
                tail = tail.add(row.body());
            } else {
                flaw = new LedgerVerdict.Flaw(tail.size(), reason);
            }
        }
    }

    boolean sound() {
        return flaw == null;
    }

    long size() {
        return tail.size();
    }

    LedgerHead head() {
        return tail.head();
    }

    LedgerVerdict verdict() {
        return new LedgerVerdict(tail.size(), head().root(), flaw);
    }

    LedgerVerdict flawed(long sequence, String reason) {
        return new LedgerVerdict(tail.size(), head().root(), new LedgerVerdict.Flaw(sequence, reason));
    }

    private @Nullable String reasonAgainst(EntryRow row) {
        if (row.sequence() != tail.size()) {
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
        if (entry.sequence() != row.sequence()) {
            return "its bytes say that it is entry " + entry.sequence();
        }
        if (!entry.previous().equals(tail.lastLeaf())) {
            return "it is not linked to the entry before";
        }
        if (!entry.content().key().equals(row.key())
                || !entry.content().subject().equals(row.subject())) {
            return "its key or subject is not that of its bytes";
        }
        return null;
    }
}
