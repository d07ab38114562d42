package dev.slipway.supplychain;

import dev.slipway.signature.DsseEnvelope;
import dev.slipway.signature.TrustedKey;
import dev.slipway.signature.UnreadableSignature;
import dev.slipway.sigstore.KeylessBundle;
import dev.slipway.sigstore.TrustedIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The keys and builders of the configuration, read once at start. */
final class TrustedSources {

    private final List<TrustedKey> imageKeys;
    private final Keyless keyless;
    private final List<TrustedIdentity> imageIdentities;
    private final List<TrustedBuilder> builders;

    /** @throws IllegalArgumentException when a key, an identity or the trusted root cannot be read */
    TrustedSources(SupplyChainProperties properties) {
        this.imageKeys = keys("image-keys", properties.imageKeys());
        this.keyless = Keyless.of(properties.trustedRoot());
        this.imageIdentities = identities(properties.identities());
        this.builders = properties.builders().stream()
                .map(builder ->
                        new TrustedBuilder(builder, keys("builders", builder.keys()), identities(builder.identities())))
                .toList();
    }

    /** A builder with those who sign for it. */
    record TrustedBuilder(
            SupplyChainProperties.Builder rules, List<TrustedKey> keys, List<TrustedIdentity> identities) {}

    Keyless keyless() {
        return keyless;
    }

    List<TrustedIdentity> imageIdentities() {
        return imageIdentities;
    }

    List<TrustedKey> imageKeys() {
        return imageKeys;
    }

    /**
     * The envelope, when somebody signed it who may sign images.
     *
     * @throws UnreadableSignature when nobody did
     */
    DsseEnvelope signedByImageSigner(byte[] document) {
        if (KeylessBundle.isOne(document)) {
            return keyless.envelope(document, imageIdentities);
        }
        DsseEnvelope envelope = DsseEnvelope.parse(document);
        if (envelope.signedBy(imageKeys).isEmpty()) {
            throw new UnreadableSignature("None of the trusted keys " + imageKeys + " signed it.");
        }
        return envelope;
    }

    Optional<TrustedBuilder> builder(String id) {
        return builders.stream()
                .filter(builder -> builder.rules().id().equals(id))
                .findFirst();
    }

    List<String> builderIds() {
        return builders.stream().map(builder -> builder.rules().id()).toList();
    }

    private List<TrustedIdentity> identities(List<SupplyChainProperties.Identity> identities) {
        if (!identities.isEmpty() && !keyless.isTrusted()) {
            throw new IllegalArgumentException(
                    "slipway.supply-chain names identities but no trusted-root, without which"
                            + " nothing proves them. Name the file of Sigstore's trusted root there.");
        }
        return identities.stream()
                .map(identity -> new TrustedIdentity(identity.issuer(), identity.subject()))
                .toList();
    }

    private static List<TrustedKey> keys(String setting, List<String> keys) {
        return keys.stream()
                .map(key -> key.contains("-----BEGIN") ? TrustedKey.pem(setting, key) : fromFile(setting, Path.of(key)))
                .toList();
    }

    private static TrustedKey fromFile(String setting, Path file) {
        try {
            return TrustedKey.pem(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("slipway.supply-chain." + setting + " names " + file
                    + ", which cannot be read (" + e.getClass().getSimpleName()
                    + "). Put the public key in PEM there or correct the setting.");
        }
    }
}
