package dev.slipway.process.prepare;

import dev.slipway.evidence.EvidenceArchive;
import dev.slipway.evidence.NewEvidence;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.process.Journal;
import dev.slipway.process.handin.EvidenceReceipts;
import dev.slipway.release.Finding;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.supplychain.RegistrySearch;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Evidence that the registry has and nobody handed in: told in the record of the release, kept, and recorded as kept. */
@Component
class FetchedEvidence {

    private static final String TOLD = "EvidenceFetched";

    private final RegistrySearch registry;
    private final EvidenceArchive archive;
    private final EvidenceReceipts receipts;
    private final Ledger ledger;
    private final Journal journal;

    FetchedEvidence(
            RegistrySearch registry,
            EvidenceArchive archive,
            EvidenceReceipts receipts,
            Ledger ledger,
            Journal journal) {
        this.registry = registry;
        this.archive = archive;
        this.receipts = receipts;
        this.ledger = ledger;
        this.journal = journal;
    }

    /** @return what was there and does not hold, and what could not be asked */
    List<Finding> fetch(DelegateExecution execution, ReleaseCandidate candidate) {
        RegistrySearch.Found found = registry.search(candidate);
        found.documents().forEach(document -> tell(execution, document));
        registry.keep(candidate, found);
        recordKept(execution.getProcessBusinessKey(), candidate);
        return found.findings();
    }

    /** Before it is kept, so that no document is there of which nobody knows where it came from. */
    private void tell(DelegateExecution execution, NewEvidence document) {
        journal.recordNow(
                execution,
                TOLD,
                Map.of("type", document.type(), "from", "registry"),
                List.of(document.digest()),
                TOLD + ":" + execution.getProcessInstanceId() + ":" + document.type() + ":" + document.digest());
    }

    /** Also what an earlier try kept before it ended. */
    private void recordKept(String release, ReleaseCandidate candidate) {
        Set<String> told = ledger.entries(release).stream()
                .map(Entry::content)
                .filter(content -> content.type().equals(TOLD))
                .flatMap(content -> content.digests().stream())
                .collect(Collectors.toSet());
        if (!told.isEmpty()) {
            archive.documents(candidate.system(), candidate.version()).stream()
                    .filter(document -> told.contains(document.digest()))
                    .forEach(document -> receipts.recordFetched(candidate.system(), candidate.version(), document));
        }
    }
}
