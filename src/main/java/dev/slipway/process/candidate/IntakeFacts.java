package dev.slipway.process.candidate;

import dev.slipway.gate.GateFacts;
import dev.slipway.process.Candidates;
import dev.slipway.process.GateFactSource;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ChangeRequest.Standing;
import dev.slipway.release.ComplianceManifest;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.RiskClassification;
import dev.slipway.release.RiskClassifications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What was decided when the release began, held against what its evidence says now. */
@Component
class IntakeFacts implements GateFactSource {

    private final Candidates candidates;
    private final RiskClassifications classifications;
    private final RecordedChange change;

    IntakeFacts(Candidates candidates, RiskClassifications classifications, RecordedChange change) {
        this.candidates = candidates;
        this.classifications = classifications;
        this.change = change;
    }

    @Override
    public void add(GateFacts.Builder facts, ReleaseId release, DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        facts.fact(
                        "riskClassificationDecided",
                        () -> classifications
                                .of(release)
                                .map(decision -> decision.accepted() && decision.covers(manifest(release)))
                                .orElse(false))
                .fact(
                        "tierLoweringDecided",
                        () -> classifications
                                .of(release)
                                .map(decision -> decision.loweringApproved() || !lowered(release, decision))
                                .orElse(null))
                .fact("changeRecorded", () -> change.standing(release, variables) == Standing.RECORDED);
    }

    private boolean lowered(ReleaseId release, RiskClassification decision) {
        return decision.lowered() || isBelowProduction(release);
    }

    /** Fails, and so stays unknown, when the evidence of what serves cannot be read. */
    private boolean isBelowProduction(ReleaseId release) {
        return candidates.production(release).stable() != null
                && manifest(release)
                        .tier()
                        .isBelow(candidates
                                .deployed(release)
                                .orElseThrow()
                                .manifest()
                                .tier());
    }

    private ComplianceManifest manifest(ReleaseId release) {
        return candidates.candidate(release).manifest();
    }
}
