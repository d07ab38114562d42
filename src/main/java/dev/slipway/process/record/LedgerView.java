package dev.slipway.process.record;

import dev.slipway.approval.ApprovalStatement.LedgerSeen;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.LedgerHead;
import org.springframework.stereotype.Component;

/** The tree of the ledger as it stands at this moment, for statements that name what their signer saw. */
@Component
public class LedgerView {

    private final Ledger ledger;
    private final LedgerProperties properties;

    LedgerView(Ledger ledger, LedgerProperties properties) {
        this.ledger = ledger;
        this.properties = properties;
    }

    public LedgerSeen seen() {
        LedgerHead head = ledger.head();
        return new LedgerSeen(properties.origin(), head.size(), head.root());
    }
}
