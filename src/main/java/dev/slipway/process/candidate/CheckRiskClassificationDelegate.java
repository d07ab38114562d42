package dev.slipway.process.candidate;

import dev.slipway.process.Candidates;
import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ComplianceManifest;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.RiskClassification;
import dev.slipway.release.RiskClassifications;
import dev.slipway.release.RiskTier;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out whether the risk tier that the manifest declares needs people, and tells them why. */
@Component
class CheckRiskClassificationDelegate implements JavaDelegate {

    private final Candidates candidates;
    private final RiskClassifications classifications;

    CheckRiskClassificationDelegate(Candidates candidates, RiskClassifications classifications) {
        this.candidates = candidates;
        this.classifications = classifications;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        ReleaseVariables variables = ReleaseVariables.of(execution);
        ComplianceManifest manifest = candidates.candidate(release).manifest();
        RiskTier deployed = deployedTier(release);
        TierQuestion question = TierQuestion.of(variables, manifest, deployed);
        Optional<RiskClassification> accepted = classifications.lastAccepted(release.system());
        List<String> reasons = question.reasons(accepted, touchesPurpose(variables));
        variables
                .put(Fact.FLOOR_TIER, question.floor())
                .put(Fact.FLOOR_BASIS, question.basis())
                .put(Fact.DEPLOYED_TIER, deployed == null ? CandidateFacts.NONE : deployed.id())
                .put(Fact.TIER_LOWERED, question.lowered())
                .put(Fact.CONFIRMATION_NEEDED, !question.prohibited() && !reasons.isEmpty())
                .put(Fact.CONFIRMATION_CAUSE, reasons.isEmpty() ? stillHolds(accepted) : String.join(" ", reasons));
    }

    /** What could not be compared counts as touched. */
    private static boolean touchesPurpose(ReleaseVariables variables) {
        return !Boolean.FALSE.equals(variables.raw(Fact.TOUCHES_PURPOSE.variable()));
    }

    private @Nullable RiskTier deployedTier(ReleaseId release) {
        return candidates
                .deployed(release)
                .map(ReleaseCandidate::manifest)
                .map(ComplianceManifest::tier)
                .orElse(null);
    }

    private static String stillHolds(Optional<RiskClassification> accepted) {
        return accepted.map(before -> "Purpose, domain and tier are what was accepted on " + before.decidedAt()
                        + " for " + before.release() + ".")
                .orElse("");
    }
}
