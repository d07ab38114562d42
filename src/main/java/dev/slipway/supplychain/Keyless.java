package dev.slipway.supplychain;

import dev.slipway.signature.DsseEnvelope;
import dev.slipway.signature.UnreadableSignature;
import dev.slipway.sigstore.KeylessBundle;
import dev.slipway.sigstore.SigningIdentity;
import dev.slipway.sigstore.TrustedIdentity;
import dev.slipway.sigstore.TrustedRoot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signatures under a name instead of a key; without a trusted root none of them counts. */
record Keyless(Optional<TrustedRoot> root) {

    /** @throws IllegalArgumentException when the file is no trusted root */
    static Keyless of(@Nullable Path trustedRoot) {
        return new Keyless(Optional.ofNullable(trustedRoot).map(TrustedRoot::read));
    }

    boolean isTrusted() {
        return root.isPresent();
    }

    /** @throws UnreadableSignature when none of these signed the image of this digest */
    void requireImage(byte[] json, String digest, List<TrustedIdentity> trusted) {
        KeylessBundle bundle = KeylessBundle.parse(json);
        requireSigner(bundle, trusted);
        bundle.requireImage(digest);
    }

    /** @throws UnreadableSignature when none of these signed it, or it is no statement */
    DsseEnvelope envelope(byte[] json, List<TrustedIdentity> trusted) {
        KeylessBundle bundle = KeylessBundle.parse(json);
        requireSigner(bundle, trusted);
        return bundle.envelope();
    }

    private void requireSigner(KeylessBundle bundle, List<TrustedIdentity> trusted) {
        SigningIdentity signer = bundle.verify(
                root.orElseThrow(
                        () -> new UnreadableSignature(
                                "The signature is under a name, and slipway.supply-chain.trusted-root names no file that proves names.")));
        if (trusted.stream().noneMatch(identity -> identity.matches(signer))) {
            throw new UnreadableSignature(
                    "The signer must be one of the trusted identities " + trusted + "; it is " + signer + ".");
        }
    }
}
