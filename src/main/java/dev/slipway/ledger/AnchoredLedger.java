package dev.slipway.ledger;

import java.util.List;
import java.util.Optional;

/** A ledger that grows only while it continues what others keep of it. */
public final class AnchoredLedger implements Ledger {

    private final Ledger ledger;
    private final Continuity continuity;

    public AnchoredLedger(Ledger ledger, Continuity continuity) {
        this.ledger = ledger;
        this.continuity = continuity;
    }

    @Override
    public List<Long> append(List<NewEntry> entries) {
        if (!entries.isEmpty()) {
            continuity.require();
        }
        return ledger.append(entries);
    }

    @Override
    public Optional<Entry> entry(long sequence) {
        return ledger.entry(sequence);
    }

    @Override
    public List<Entry> entries(String subject) {
        return ledger.entries(subject);
    }

    @Override
    public List<Entry> entries(long from, int limit) {
        return ledger.entries(from, limit);
    }

    @Override
    public LedgerHead head() {
        return ledger.head();
    }
}
