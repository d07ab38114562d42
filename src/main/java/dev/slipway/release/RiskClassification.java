package dev.slipway.release;

import java.time.Instant;

/**
 * What was decided about the risk tier of a release.
 *
 * @param bundleId the evidence that it was decided on
 * @param purposeDigest over intended use and what is out of scope
 * @param floor the lowest tier that the domain permits, {@code prohibited} or {@code unknown}
 * @param lowered the tier lies below the floor or below that of the version in production
 * @param loweringApproved somebody who may decided that it may lie there
 * @param decidedBy a person, or what decided without one
 */
public record RiskClassification(
        ReleaseId release,
        String bundleId,
        RiskTier tier,
        String domain,
        String purposeDigest,
        String floor,
        Outcome outcome,
        boolean lowered,
        boolean loweringApproved,
        String decidedBy,
        String reason,
        Instant decidedAt) {

    /** What came of it. */
    public enum Outcome {
        /** The compliance officer says that the tier is right. */
        CONFIRMED,
        /** Neither purpose nor domain nor tier differ from what was accepted before. */
        UNCHANGED,
        /** Somebody said no. */
        REFUSED,
        /** A practice that Regulation (EU) 2024/1689 prohibits in Art. 5. */
        PROHIBITED
    }

    /** True when the release may go on under this tier. */
    public boolean accepted() {
        return (outcome == Outcome.CONFIRMED || outcome == Outcome.UNCHANGED) && (!lowered || loweringApproved);
    }

    /** True when the manifest still says what this decision was about. */
    public boolean covers(ComplianceManifest manifest) {
        return tier == manifest.tier()
                && domain.equals(manifest.domain())
                && purposeDigest.equals(purposeDigest(manifest));
    }

    public static String purposeDigest(ComplianceManifest manifest) {
        return Digests.of(manifest.intendedUse() + "\n" + String.join("\n", manifest.outOfScope()));
    }
}
