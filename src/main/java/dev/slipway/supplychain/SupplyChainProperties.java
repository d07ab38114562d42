package dev.slipway.supplychain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose word about a component counts. Without a key nobody's does, and a tier that demands one is not served.
 *
 * @param imageKeys public keys of those who sign images, each in PEM or the path of a file with it
 * @param identities people and workflows whose signatures of images count without a key of theirs
 * @param trustedRoot Sigstore's list of the authorities and logs that prove who they are; null without one
 * @param builders those whose provenance counts
 */
@Validated
@ConfigurationProperties("slipway.supply-chain")
record SupplyChainProperties(
        @DefaultValue List<String> imageKeys,
        @Valid @DefaultValue List<Identity> identities,
        @Nullable Path trustedRoot,
        @Valid @DefaultValue List<Builder> builders) {

    SupplyChainProperties {
        imageKeys = List.copyOf(imageKeys);
        identities = List.copyOf(identities);
        builders = List.copyOf(builders);
    }

    /**
     * Somebody who signs under a name.
     *
     * @param issuer address of the login service, exactly
     * @param subject mail address or workflow, exactly; from {@code ^} to {@code $} it is a pattern
     */
    record Identity(@NotBlank String issuer, @NotBlank String subject) {}

    /**
     * A builder and what it may be told.
     *
     * @param id as its provenance names it, in full
     * @param keys public keys with which it signs, written likewise
     * @param identities under which it signs without a key; one key or identity is needed
     * @param buildTypes those that are known here
     * @param parameters names of external parameters that are known here; any other is refused
     */
    record Builder(
            @NotBlank String id,
            @DefaultValue List<String> keys,
            @Valid @DefaultValue List<Identity> identities,
            @NotEmpty List<String> buildTypes,
            @DefaultValue List<String> parameters) {

        Builder {
            keys = List.copyOf(keys);
            identities = List.copyOf(identities);
            buildTypes = List.copyOf(buildTypes);
            parameters = List.copyOf(parameters);
        }

        @AssertTrue(message = "must have a key or an identity, or nothing that it signs would count")
        boolean isAbleToSign() {
            return !keys.isEmpty() || !identities.isEmpty();
        }
    }
}
