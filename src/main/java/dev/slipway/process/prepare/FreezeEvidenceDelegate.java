package dev.slipway.process.prepare;

import dev.slipway.process.Candidates;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.registry.TaggedModels;
import dev.slipway.release.Finding;
import dev.slipway.release.FrozenEvidence;
import dev.slipway.release.PackageComponent;
import dev.slipway.release.ReleaseAssembly;
import dev.slipway.release.ReleaseCandidate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Names the evidence that counts, by one id, and notes it at the registered models; a package that is no longer the
 * staged one, or whose model is tagged as another, is not frozen.
 */
@Component
class FreezeEvidenceDelegate implements JavaDelegate {

    private final Candidates candidates;
    private final FrozenEvidence frozen;
    private final TaggedModels models;
    private final Journal journal;

    FreezeEvidenceDelegate(Candidates candidates, FrozenEvidence frozen, TaggedModels models, Journal journal) {
        this.candidates = candidates;
        this.frozen = frozen;
        this.models = models;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        String staged = variables.text(Fact.PACKAGE_DIGEST);
        ReleaseAssembly now = candidates.assemble(ReleaseVariables.releaseOf(execution));
        Optional<ReleaseCandidate> same =
                now.found().filter(found -> found.releasePackage().digest().equals(staged));
        List<String> conflicts = same.map(models::conflicts).orElse(List.of());
        boolean frozen = same.isPresent() && conflicts.isEmpty();
        variables.put(Fact.PACKAGE_FROZEN, frozen);
        if (frozen) {
            freeze(execution, same.get(), staged);
        } else {
            refuse(execution, now, staged, conflicts);
        }
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
                                .toList(),
                        "components",
                        candidate.releasePackage().components().stream()
                                .map(FreezeEvidenceDelegate::component)
                                .toList()),
                List.of(candidate.bundleId(), staged));
        models.tag(execution, candidate);
    }

    private static Map<String, String> component(PackageComponent part) {
        return Map.of(
                "type", part.type().id(),
                "name", part.name(),
                "version", part.version(),
                "digest", part.digest());
    }

    private void refuse(DelegateExecution execution, ReleaseAssembly now, String staged, List<String> conflicts) {
        journal.record(
                execution,
                "EvidenceChangedAfterStaging",
                Map.of(
                        "staged", staged,
                        "now",
                                now.found()
                                        .map(found -> found.releasePackage().digest())
                                        .orElse("incomplete"),
                        "findings",
                                Stream.concat(now.findings().stream().map(Finding::line), conflicts.stream())
                                        .toList()),
                List.of(staged));
    }
}
