package dev.slipway.process.prepare;

import dev.slipway.process.Candidates;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ReleaseCandidate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Names the evidence that counts, by one id; what comes later belongs to the release record. */
@Component
class FreezeEvidenceDelegate implements JavaDelegate {

    private final Candidates candidates;
    private final Journal journal;

    FreezeEvidenceDelegate(Candidates candidates, Journal journal) {
        this.candidates = candidates;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseCandidate candidate = candidates.candidate(ReleaseVariables.releaseOf(execution));
        ReleaseVariables variables = ReleaseVariables.of(execution);
        String staged = variables.text(Fact.PACKAGE_DIGEST);
        if (!candidate.releasePackage().digest().equals(staged)) {
            throw new IllegalStateException("The package changed after staging: staged was " + staged
                    + ", the evidence now names " + candidate.releasePackage().digest()
                    + ". Withdraw the new revision or start a release of its own.");
        }
        variables.put(Fact.EVIDENCE_BUNDLE_ID, candidate.bundleId());
        journal.record(
                execution,
                "EvidenceFrozen",
                Map.of(
                        "documents",
                        candidate.evidence().documents().stream()
                                .map(document -> document.fileName() + " " + document.digest())
                                .toList()),
                List.of(candidate.bundleId(), staged));
    }
}
