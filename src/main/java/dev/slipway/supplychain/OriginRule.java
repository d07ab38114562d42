package dev.slipway.supplychain;

import dev.slipway.release.PackageComponent;
import dev.slipway.signature.DsseEnvelope;
import dev.slipway.signature.InTotoStatement;
import dev.slipway.signature.SlsaProvenance;
import dev.slipway.signature.UnreadableSignature;
import dev.slipway.sigstore.KeylessBundle;
import dev.slipway.supplychain.TrustedSources.TrustedBuilder;
import java.util.List;
import java.util.Optional;

/** An origin counts when a builder of the configuration signed it, for these bytes, from the recorded source. */
final class OriginRule implements SupplyRule {

    private static final String REMEDY =
            "Build with a builder that slipway.supply-chain.builders names, and hand in its"
                    + " provenance as the next revision.";

    private final TrustedSources sources;

    OriginRule(TrustedSources sources) {
        this.sources = sources;
    }

    @Override
    public Optional<String> objection(SupplyEvidence evidence, byte[] document, PackageComponent component) {
        try {
            return check(document, component, evidence.commit());
        } catch (UnreadableSignature e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String remedy() {
        return REMEDY;
    }

    private Optional<String> check(byte[] document, PackageComponent component, String commit) {
        DsseEnvelope envelope = DsseEnvelope.parse(document);
        SlsaProvenance provenance = SlsaProvenance.of(InTotoStatement.of(envelope));
        Optional<TrustedBuilder> builder = sources.builder(provenance.builder());
        if (builder.isEmpty()) {
            return Optional.of("must come from one of the builders " + sources.builderIds() + "; found '"
                    + provenance.builder() + "'.");
        }
        if (KeylessBundle.isOne(document)) {
            sources.keyless().envelope(document, builder.get().identities());
        } else if (envelope.signedBy(builder.get().keys()).isEmpty()) {
            return Optional.of("must be signed by a key of the builder " + provenance.builder() + "; none of "
                    + builder.get().keys() + " signed it.");
        }
        return deviation(provenance, builder.get().rules(), component, commit);
    }

    private static Optional<String> deviation(
            SlsaProvenance provenance, SupplyChainProperties.Builder rules, PackageComponent component, String commit) {
        if (!provenance.digests().contains(component.digest().substring("sha256:".length()))) {
            return Optional.of("must be about " + component.digest() + "; it is about sha256:"
                    + String.join(", sha256:", provenance.digests()) + ".");
        }
        if (!rules.buildTypes().contains(provenance.buildType())) {
            return Optional.of("must be of a build type among " + rules.buildTypes() + "; found '"
                    + provenance.buildType() + "'.");
        }
        if (!provenance.commits().contains(commit)) {
            return Optional.of("must name the commit " + commit + " of the build record as its source; found "
                    + provenance.commits() + ".");
        }
        List<String> unknown = provenance.parameters().stream()
                .filter(parameter -> !rules.parameters().contains(parameter))
                .toList();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("must have no external parameters but " + rules.parameters() + "; found " + unknown
                        + ", which may have changed what was built.");
    }
}
