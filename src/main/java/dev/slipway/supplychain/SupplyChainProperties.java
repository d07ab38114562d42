package dev.slipway.supplychain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose word about a component counts. Without a key nobody's does, and a tier that demands one is not served.
 *
 * @param imageKeys public keys of those who sign images, each in PEM or the path of a file with it
 * @param builders those whose provenance counts
 */
@Validated
@ConfigurationProperties("slipway.supply-chain")
record SupplyChainProperties(
        @DefaultValue List<String> imageKeys,
        @Valid @DefaultValue List<Builder> builders) {

    SupplyChainProperties {
        imageKeys = List.copyOf(imageKeys);
        builders = List.copyOf(builders);
    }

    /**
     * A builder and what it may be told.
     *
     * @param id as its provenance names it, in full
     * @param keys public keys with which it signs, written likewise
     * @param buildTypes those that are known here
     * @param parameters names of external parameters that are known here; any other is refused
     */
    record Builder(
            @NotBlank String id,
            @NotEmpty List<String> keys,
            @NotEmpty List<String> buildTypes,
            @DefaultValue List<String> parameters) {

        Builder {
            keys = List.copyOf(keys);
            buildTypes = List.copyOf(buildTypes);
            parameters = List.copyOf(parameters);
        }
    }
}
