package dev.slipway.supplychain;

import dev.slipway.release.ComponentType;
import dev.slipway.release.RiskTier;

/** What must be known about a component. A document that is there is checked whatever is demanded. */
enum SupplyDemand {
    /** Who signed the image. */
    SIGNATURE("image-signature"),
    /** What is inside it. */
    CONTENTS("sbom"),
    /** Who built it, from which source. */
    ORIGIN("provenance");

    private final String document;

    SupplyDemand(String document) {
        this.document = document;
    }

    /** The type of the document that answers it. */
    String document() {
        return document;
    }

    /** Images are signed and taken apart; whatever was built has an origin, a model as well. */
    boolean concerns(ComponentType type) {
        return type == ComponentType.SOFTWARE || this == ORIGIN && type == ComponentType.MODEL;
    }

    boolean isMadeBy(RiskTier tier) {
        return switch (tier) {
            case HIGH -> true;
            case LIMITED -> this != ORIGIN;
            case MINIMAL -> false;
        };
    }
}
