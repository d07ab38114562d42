package dev.slipway.process.prepare;

import dev.slipway.process.Candidates;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.Finding;
import dev.slipway.release.FrozenEvidence;
import dev.slipway.release.ReleaseAssembly;
import dev.slipway.release.ReleaseCandidate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Names the evidence that counts, by one id; a package that is no longer the staged one is not frozen. */
@Component
class FreezeEvidenceDelegate implements JavaDelegate {

    private final Candidates candidates;
    private final FrozenEvidence frozen;
    private final Journal journal;

    FreezeEvidenceDelegate(Candidates candidates, FrozenEvidence frozen, Journal journal) {
        this.candidates = candidates;
        this.frozen = frozen;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        String staged = variables.text(Fact.PACKAGE_DIGEST);
        ReleaseAssembly now = candidates.assemble(ReleaseVariables.releaseOf(execution));
        Optional<ReleaseCandidate> same =
                now.found().filter(found -> found.releasePackage().digest().equals(staged));
        variables.put(Fact.PACKAGE_FROZEN, same.isPresent());
        same.ifPresentOrElse(candidate -> freeze(execution, candidate, staged), () -> refuse(execution, now, staged));
    }

    private void freeze(DelegateExecution execution, ReleaseCandidate candidate, String staged) {
        frozen.freeze(ReleaseVariables.releaseOf(execution), candidate.evidence());
        ReleaseVariables.of(execution).put(Fact.EVIDENCE_BUNDLE_ID, candidate.bundleId());
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

    private void refuse(DelegateExecution execution, ReleaseAssembly now, String staged) {
        journal.record(
                execution,
                "EvidenceChangedAfterStaging",
                Map.of(
                        "staged", staged,
                        "now",
                                now.found()
                                        .map(found -> found.releasePackage().digest())
                                        .orElse("incomplete"),
                        "findings", now.findings().stream().map(Finding::line).toList()),
                List.of(staged));
    }
}
