package dev.slipway.process.prepare;

import dev.slipway.process.Answer;
import dev.slipway.process.Candidates;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.candidate.CandidateFacts;
import dev.slipway.process.candidate.RiskGate;
import dev.slipway.registry.ModelCheck;
import dev.slipway.release.ArtifactFolder;
import dev.slipway.release.Finding;
import dev.slipway.release.FrozenEvidence;
import dev.slipway.release.ReleaseAssembly;
import dev.slipway.release.ReleaseId;
import dev.slipway.supplychain.SupplyChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Reads every component's bytes again, here and in the model registry, holds them against the digests of the build
 * record, and checks who signed and built them and what is known of their risks.
 */
@Component
class VerifyReleasePackageDelegate implements JavaDelegate {

    private final Candidates candidates;
    private final CandidateFacts facts;
    private final ArtifactFolder artifacts;
    private final ModelCheck models;
    private final FetchedEvidence fetched;
    private final SupplyChain supplyChain;
    private final RiskGate risks;
    private final FrozenEvidence frozen;
    private final Journal journal;

    VerifyReleasePackageDelegate(
            Candidates candidates,
            CandidateFacts facts,
            ArtifactFolder artifacts,
            ModelCheck models,
            FetchedEvidence fetched,
            SupplyChain supplyChain,
            RiskGate risks,
            FrozenEvidence frozen,
            Journal journal) {
        this.candidates = candidates;
        this.facts = facts;
        this.artifacts = artifacts;
        this.models = models;
        this.fetched = fetched;
        this.supplyChain = supplyChain;
        this.risks = risks;
        this.frozen = frozen;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        ReleaseVariables variables = ReleaseVariables.of(execution);
        String before = variables.text(Fact.PACKAGE_DIGEST);
        frozen.lift(release);
        List<Finding> findings = fetch(execution, release);
        ReleaseAssembly assembly = candidates.assemble(release);
        findings.addAll(assembly.findings());
        assembly.found().ifPresent(candidate -> {
            findings.addAll(artifacts.verify(candidate.releasePackage()));
            findings.addAll(models.findings(candidate.releasePackage()));
            findings.addAll(supplyChain.findings(candidate));
            findings.addAll(risks.findings(execution, candidate));
            facts.write(release, candidate, variables);
        });
        variables
                .put(Fact.PACKAGE_INTACT, assembly.complete() && findings.isEmpty())
                .put(Fact.PACKAGE_FINDINGS, lines(findings))
                .put(Fact.PACKAGE_CHANGE, change(before, variables.text(Fact.PACKAGE_DIGEST)));
        journal.record(
                execution,
                "ReleasePackageVerified",
                Map.of(
                        "intact",
                        findings.isEmpty(),
                        "findings",
                        findings.stream().map(Finding::line).toList(),
                        "before",
                        before,
                        "deployedSeparately",
                        separate(variables)),
                List.of(variables.text(Fact.PACKAGE_DIGEST)));
    }

    /** What the registry holds and nobody handed in becomes evidence before the rest is looked at. */
    private List<Finding> fetch(DelegateExecution execution, ReleaseId release) {
        return candidates
                .assemble(release)
                .found()
                .map(candidate -> new ArrayList<>(fetched.fetch(execution, candidate)))
                .orElseGet(ArrayList::new);
    }

    private static String change(String before, String now) {
        return before.equals(now)
                ? ""
                : "The package is not the one that was described before: it was `" + before + "` and is `" + now
                        + "` now. What was approved or staged before does not count for it.";
    }

    private static String separate(ReleaseVariables variables) {
        String lines = variables.textOrNull(Answer.SEPARATE_COMPONENTS);
        return lines == null ? "none" : lines;
    }

    private static String lines(List<Finding> findings) {
        return findings.stream().map(finding -> "- " + finding.line()).collect(Collectors.joining("\n"));
    }
}
