package dev.slipway.process.operate;

import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.LedgerVerdict;
import dev.slipway.ledger.VerifiedLedger;
import dev.slipway.process.Candidates;
import dev.slipway.process.Fact;
import dev.slipway.process.Holds;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.RolloutRecord;
import dev.slipway.process.mirror.Mirrors;
import dev.slipway.process.witness.Timestamps;
import dev.slipway.release.ReleaseId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Closes the record: what serves now, and that the ledger behind it agrees with itself. The closing entry is committed
 * first, since only what is committed can be copied; the step ends when every required mirror has it, with a timestamp
 * from whoever gives one, and when the audit pack over all of it is kept.
 */
@Component
class ArchiveRecordDelegate implements JavaDelegate {

    private final Candidates candidates;
    private final Ledger ledger;
    private final VerifiedLedger verified;
    private final Mirrors mirrors;
    private final Timestamps timestamps;
    private final Holds holds;
    private final Journal journal;
    private final ClosingPack pack;

    ArchiveRecordDelegate(
            Candidates candidates,
            Ledger ledger,
            VerifiedLedger verified,
            Mirrors mirrors,
            Timestamps timestamps,
            Holds holds,
            Journal journal,
            ClosingPack pack) {
        this.candidates = candidates;
        this.ledger = ledger;
        this.verified = verified;
        this.mirrors = mirrors;
        this.timestamps = timestamps;
        this.holds = holds;
        this.journal = journal;
        this.pack = pack;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        holds.requireFree(release);
        String key = "RecordArchived:" + execution.getProcessInstanceId();
        if (closing(release, key).isEmpty()) {
            close(execution, release, key);
        }
        mirrors.requireCopied(closing(release, key).orElseThrow());
        timestamps.stampNow();
        pack.keep(execution, release);
    }

    private OptionalLong closing(ReleaseId release, String key) {
        return ledger.entries(release.slug()).stream()
                .filter(entry -> entry.content().key().equals(key))
                .mapToLong(Entry::sequence)
                .findFirst();
    }

    private void close(DelegateExecution execution, ReleaseId release, String key) {
        LedgerVerdict verdict = verified.verdict();
        if (!verdict.sound()) {
            throw new IllegalStateException("Release " + release + " cannot be archived: the ledger does not verify, "
                    + verdict.flaw() + ". Restore it from a mirror, then retry this job.");
        }
        Map<String, Object> payload = new LinkedHashMap<>(RolloutRecord.of(candidates.production(release)));
        payload.put("ledgerEntries", verdict.entries());
        payload.put("ledgerRoot", verdict.root());
        ReleaseVariables variables = ReleaseVariables.of(execution);
        journal.recordNow(
                execution,
                "RecordArchived",
                payload,
                List.of(variables.text(Fact.PACKAGE_DIGEST), variables.text(Fact.EVIDENCE_BUNDLE_ID)),
                key);
    }
}
