package dev.slipway.supplychain;

import org.springframework.stereotype.Component;

/** The rules for each demand, with the keys, names and builders of the configuration. */
@Component
final class SupplyRules {

    private final TrustedSources sources;
    private final SupplyRule signature;
    private final SupplyRule contents = new ContentsRule();
    private final SupplyRule origin;

    SupplyRules(SupplyChainProperties properties) {
        this.sources = new TrustedSources(properties);
        this.signature = new SignatureRule(sources);
        this.origin = new OriginRule(sources);
    }

    SupplyRule of(SupplyDemand demand) {
        return switch (demand) {
            case SIGNATURE -> signature;
            case CONTENTS -> contents;
            case ORIGIN -> origin;
        };
    }

    TrustedSources sources() {
        return sources;
    }
}
