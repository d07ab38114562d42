package dev.slipway.supplychain;

import dev.slipway.evidence.EvidenceDocument;
import dev.slipway.evidence.EvidenceStore;
import dev.slipway.evidence.EvidenceUnreachable;
import dev.slipway.evidence.EvidenceUnreadable;
import dev.slipway.release.Finding;
import dev.slipway.release.PackageComponent;
import dev.slipway.release.ReleaseCandidate;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The documents of one candidate that speak of its components, and what is found against them. */
final class SupplyEvidence {

    private final EvidenceStore store;
    private final ReleaseCandidate candidate;
    private final List<Finding> findings = new ArrayList<>();

    SupplyEvidence(EvidenceStore store, ReleaseCandidate candidate) {
        this.store = store;
        this.candidate = candidate;
    }

    /** The document of this kind about the component: its own where there is one, else that of the whole release. */
    Optional<EvidenceDocument> document(String kind, PackageComponent component) {
        return candidate
                .evidence()
                .document(own(kind, component))
                .or(() -> candidate.evidence().document(kind));
    }

    /** The type of the document of this kind about this component alone. */
    static String own(String kind, PackageComponent component) {
        return kind + "-" + component.name().replaceAll("[._]", "-");
    }

    /** Of the build record. */
    String commit() {
        return candidate.build().commit();
    }

    /** @throws EvidenceUnreadable when its bytes are no longer those that were handed in */
    byte[] content(EvidenceDocument document) {
        return store.content(candidate.system(), candidate.version(), document);
    }

    /**
     * The bytes of what a document refers to, to be closed by the caller.
     *
     * @throws Sbom.Unreadable when it was not handed in
     */
    InputStream attachment(String digest) {
        try {
            return store.attachment(candidate.system(), candidate.version(), digest);
        } catch (EvidenceUnreachable notKnown) {
            throw notKnown;
        } catch (EvidenceUnreadable missing) {
            throw new Sbom.Unreadable("must refer to an attachment that is there. " + missing.getMessage());
        }
    }

    void missing(String kind, PackageComponent component, String remedy) {
        findings.add(new Finding(
                "SUPPLY_CHAIN_MISSING",
                kind + ".1.json",
                component.type().id() + " " + component.name(),
                "is required of the " + candidate.manifest().tier().id() + " risk tier and missing.",
                remedy));
    }

    void refused(EvidenceDocument document, PackageComponent component, String why, String remedy) {
        findings.add(new Finding(
                "SUPPLY_CHAIN_REFUSED",
                document.fileName(),
                component.type().id() + " " + component.name(),
                why,
                remedy));
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
