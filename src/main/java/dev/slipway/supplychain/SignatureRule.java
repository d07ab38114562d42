package dev.slipway.supplychain;

import dev.slipway.release.PackageComponent;
import dev.slipway.signature.ImageSignature;
import dev.slipway.signature.UnreadableSignature;
import dev.slipway.sigstore.KeylessBundle;
import java.util.Optional;

/** An image counts as signed when somebody whom the configuration trusts signed exactly its digest. */
final class SignatureRule implements SupplyRule {

    private static final String REMEDY =
            "Sign the image with a key that slipway.supply-chain.image-keys names, or under"
                    + " a name of slipway.supply-chain.identities, and hand in the signature as the next revision.";

    private final TrustedSources sources;

    SignatureRule(TrustedSources sources) {
        this.sources = sources;
    }

    @Override
    public Optional<String> objection(SupplyEvidence evidence, byte[] document, PackageComponent component) {
        try {
            check(document, component.digest());
            return Optional.empty();
        } catch (UnreadableSignature e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String remedy() {
        return REMEDY;
    }

    private void check(byte[] signature, String digest) {
        if (KeylessBundle.isOne(signature)) {
            sources.keyless().requireImage(signature, digest, sources.imageIdentities());
        } else {
            ImageSignature.parse(signature).signer(digest, sources.imageKeys());
        }
    }
}
