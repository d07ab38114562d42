package dev.slipway.release;

import java.util.List;

/** The documents that a version of each tier must bring. */
final class RequiredEvidence {

    private RequiredEvidence() {}

    static List<String> of(RiskTier tier) {
        return switch (tier) {
            case HIGH -> List.of("compliance", "build", "evaluation", "risk-assessment", "lineage", "model-card");
            case LIMITED -> List.of("compliance", "build", "evaluation", "model-card");
            case MINIMAL -> List.of("compliance", "build", "evaluation");
        };
    }
}
