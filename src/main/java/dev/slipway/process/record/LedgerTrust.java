package dev.slipway.process.record;

import dev.slipway.ledger.LedgerUnavailable;
import dev.slipway.ledger.LedgerVerdict;
import dev.slipway.ledger.VerifiedLedger;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether the ledger can be relied on now: what was read of it is in order, and its guards stand. */
@Component
public class LedgerTrust {

    private final VerifiedLedger ledger;
    private final LedgerCatalogue catalogue;

    LedgerTrust(VerifiedLedger ledger, LedgerCatalogue catalogue) {
        this.ledger = ledger;
        this.catalogue = catalogue;
    }

    public boolean deserved() {
        return troubles().isEmpty();
    }

    /** What speaks against it, in words for people. */
    public List<String> troubles() {
        try {
            List<String> troubles = new ArrayList<>(catalogue.differences());
            LedgerVerdict.Flaw flaw = ledger.verdict().flaw();
            if (flaw != null) {
                troubles.add("it does not verify from entry " + flaw.sequence() + " on: " + flaw.reason());
            }
            return troubles;
        } catch (LedgerUnavailable e) {
            return List.of("it could not be checked: " + e.getMessage());
        }
    }
}
