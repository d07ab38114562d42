package dev.slipway.supplychain;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where signature, contents and origin of an image are looked for when nobody handed them in.
 *
 * @param address of the registry; null where none is asked
 * @param alsoAllowed addresses that may give tokens and blobs for it
 * @param repositories names in it, by {@code system} or {@code system/component}; evidence names none
 * @param username who reads there; null for everybody
 * @param password null for everybody
 * @param timeout for each request
 */
@Validated
@ConfigurationProperties("slipway.supply-chain.registry")
record ImageRegistryProperties(
        @Nullable URI address,
        @DefaultValue List<URI> alsoAllowed,
        @DefaultValue Map<String, String> repositories,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("10s") Duration timeout) {

    private static final String REPOSITORY = "[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*";

    ImageRegistryProperties {
        alsoAllowed = List.copyOf(alsoAllowed);
        repositories = Map.copyOf(repositories);
        if (address != null) {
            requireSecret(address);
        }
        alsoAllowed.forEach(ImageRegistryProperties::requireSecret);
        if ((username == null) != (password == null)) {
            throw new IllegalArgumentException(
                    "slipway.supply-chain.registry must have both username and password, or neither.");
        }
        repositories.forEach((owner, name) -> {
            if (!name.matches(REPOSITORY)) {
                throw new IllegalArgumentException("slipway.supply-chain.registry.repositories." + owner
                        + " must be the name of a repository such as team/image; found '" + name + "'.");
            }
        });
    }

    /** The repository of a component's image, where one is configured. */
    Optional<String> repository(String system, String component) {
        return Optional.ofNullable(repositories.getOrDefault(system + "/" + component, repositories.get(system)));
    }

    private static void requireSecret(URI address) {
        boolean loopback = List.of("127.0.0.1", "localhost", "[::1]").contains(String.valueOf(address.getHost()));
        if (!"https".equals(address.getScheme()) && !("http".equals(address.getScheme()) && loopback)
                || address.getHost() == null
                || address.getUserInfo() != null) {
            throw new IllegalArgumentException("slipway.supply-chain.registry must have addresses such as"
                    + " https://registry.example, without a login in them; found one that is not.");
        }
    }
}
