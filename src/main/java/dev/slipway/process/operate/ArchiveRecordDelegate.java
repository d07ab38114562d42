package dev.slipway.process.operate;

import dev.slipway.ledger.LedgerVerdict;
import dev.slipway.ledger.VerifiedLedger;
import dev.slipway.process.Candidates;
import dev.slipway.process.Fact;
import dev.slipway.process.Holds;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.RolloutRecord;
import dev.slipway.release.ReleaseId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes the record: what serves now, and that the ledger behind it agrees with itself. */
@Component
class ArchiveRecordDelegate implements JavaDelegate {

    private final Candidates candidates;
    private final VerifiedLedger ledger;
    private final Holds holds;
    private final Journal journal;

    ArchiveRecordDelegate(Candidates candidates, VerifiedLedger ledger, Holds holds, Journal journal) {
        this.candidates = candidates;
        this.ledger = ledger;
        this.holds = holds;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        holds.requireFree(release);
        LedgerVerdict verdict = ledger.verdict();
        if (!verdict.sound()) {
            throw new IllegalStateException("Release " + release + " cannot be archived: the ledger does not verify, "
                    + verdict.flaw() + ". Restore it from a mirror, then retry this job.");
        }
        Map<String, Object> payload = new LinkedHashMap<>(RolloutRecord.of(candidates.production(release)));
        payload.put("ledgerEntries", verdict.entries());
        payload.put("ledgerRoot", verdict.root());
        ReleaseVariables variables = ReleaseVariables.of(execution);
        journal.record(
                execution,
                "RecordArchived",
                payload,
                List.of(variables.text(Fact.PACKAGE_DIGEST), variables.text(Fact.EVIDENCE_BUNDLE_ID)));
    }
}
