package dev.slipway.process.candidate;

import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ComplianceManifest;
import dev.slipway.release.RiskClassification;
import dev.slipway.release.RiskTier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether people must confirm the risk tier that a manifest declares, and why.
 *
 * @param floor the lowest permissible tier by the table, {@code prohibited} or {@code unknown}
 * @param basis why, in the table's words
 * @param deployed tier of the version in production, null where nothing is
 */
record TierQuestion(
        ComplianceManifest manifest,
        String floor,
        String basis,
        @Nullable RiskTier deployed) {

    static final String PROHIBITED = "prohibited";

    static TierQuestion of(ReleaseVariables variables, ComplianceManifest manifest, @Nullable RiskTier deployed) {
        if (!(variables.raw(Fact.TIER_FLOOR.variable()) instanceof Map<?, ?> row)) {
            throw new IllegalStateException("The table risk-tier-floor said nothing about the domain '"
                    + manifest.domain() + "'. Give it a last row for what it does not know.");
        }
        return new TierQuestion(manifest, String.valueOf(row.get("floor")), String.valueOf(row.get("basis")), deployed);
    }

    boolean prohibited() {
        return floor.equals(PROHIBITED);
    }

    boolean lowered() {
        return RiskTier.of(floor).filter(manifest.tier()::isBelow).isPresent()
                || (deployed != null && manifest.tier().isBelow(deployed));
    }

    /** Each reason to ask, in words; none when what was accepted before still holds. */
    List<String> reasons(Optional<RiskClassification> accepted, boolean touchesPurpose) {
        List<String> reasons = new ArrayList<>();
        if (accepted.isEmpty()) {
            reasons.add("It is the first release of " + manifest.system() + " in Slipway.");
        } else if (!accepted.get().covers(manifest)) {
            reasons.add("Purpose, domain or tier differ from what was accepted on "
                    + accepted.get().decidedAt() + " for " + accepted.get().release() + ".");
        }
        if (touchesPurpose) {
            reasons.add("Purpose, domain or tier differ from the version in production, or cannot be compared.");
        }
        if (lowered() && accepted.filter(RiskClassification::loweringApproved).isEmpty()) {
            reasons.add("The tier lies below " + below() + ".");
        }
        return reasons;
    }

    private String below() {
        return RiskTier.of(floor).filter(manifest.tier()::isBelow).isPresent()
                ? "the floor of its domain"
                : "that of the version in production";
    }
}
