package dev.slipway.release;

import dev.slipway.evidence.EvidenceBundle;
import org.jspecify.annotations.Nullable;

/**
 * A version that may be taken through the procedure: everything that its evidence says, read and checked.
 *
 * @param evidence the newest revisions, under one id
 * @param risks null where the tier asks for no risk assessment and none was handed in
 */
public record ReleaseCandidate(
        String system,
        String version,
        ComplianceManifest manifest,
        ReleasePackage releasePackage,
        BuildRecord build,
        EvaluationRecord evaluation,
        @Nullable RiskAssessmentRecord risks,
        EvidenceBundle evidence) {

    /** Digest over the list of documents; changes with every byte of the evidence. */
    public String bundleId() {
        return evidence.id();
    }
}
