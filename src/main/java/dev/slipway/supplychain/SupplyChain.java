package dev.slipway.supplychain;

import dev.slipway.evidence.EvidenceDocument;
import dev.slipway.evidence.EvidenceStore;
import dev.slipway.release.Finding;
import dev.slipway.release.PackageComponent;
import dev.slipway.release.ReleaseCandidate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Checks who signed, built and filled the components of a release, from the documents in its bundle alone. */
@Component
public final class SupplyChain {

    private final EvidenceStore store;
    private final SupplyRules rules;

    SupplyChain(EvidenceStore store, SupplyRules rules) {
        this.store = store;
        this.rules = rules;
    }

    /** Everything that is missing for the candidate's tier, and everything that is there and does not hold. */
    public List<Finding> findings(ReleaseCandidate candidate) {
        SupplyEvidence evidence = new SupplyEvidence(store, candidate);
        for (PackageComponent component : candidate.releasePackage().components()) {
            for (SupplyDemand demand : SupplyDemand.values()) {
                if (demand.concerns(component.type())) {
                    check(evidence, candidate, component, demand);
                }
            }
        }
        return evidence.findings();
    }

    private void check(
            SupplyEvidence evidence, ReleaseCandidate candidate, PackageComponent component, SupplyDemand demand) {
        Optional<EvidenceDocument> document = evidence.document(demand.document(), component);
        if (document.isPresent()) {
            SupplyRule rule = rules.of(demand);
            rule.objection(evidence, evidence.content(document.get()), component)
                    .ifPresent(why -> evidence.refused(document.get(), component, why, rule.remedy()));
        } else if (demand.isMadeBy(candidate.manifest().tier())) {
            evidence.missing(demand.document(), component, "Hand it in as the file named here.");
        }
    }
}
