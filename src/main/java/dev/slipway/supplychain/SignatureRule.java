package dev.slipway.supplychain;

import dev.slipway.evidence.EvidenceDocument;
import dev.slipway.release.PackageComponent;
import dev.slipway.signature.ImageSignature;
import dev.slipway.signature.TrustedKey;
import dev.slipway.signature.UnreadableSignature;
import java.util.List;

/** An image counts as signed when somebody whom the configuration trusts signed exactly its digest. */
final class SignatureRule {

    private static final String REMEDY =
            "Sign the image with a key that slipway.supply-chain.image-keys names, and hand"
                    + " in the signature as the next revision.";

    private final List<TrustedKey> keys;

    SignatureRule(List<TrustedKey> keys) {
        this.keys = keys;
    }

    void apply(SupplyEvidence evidence, EvidenceDocument document, PackageComponent component) {
        try {
            ImageSignature.parse(evidence.content(document)).signer(component.digest(), keys);
        } catch (UnreadableSignature e) {
            evidence.refused(document, component, String.valueOf(e.getMessage()), REMEDY);
        }
    }
}
