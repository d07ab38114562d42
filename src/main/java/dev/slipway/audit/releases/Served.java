package dev.slipway.audit.releases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version that served, with what it was made of and by what right.
 *
 * @param packageDigest over every component
 * @param release the newest release that froze these bytes for this place; null for what was live before Slipway
 * @param configurationDigest over everything but model and software
 * @param bundle the evidence, by one id
 * @param envelope digest of the signed authorization
 * @param components empty where the ledger does not name them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Served(
        String version,
        String packageDigest,
        @Nullable String release,
        @Nullable String configurationDigest,
        @Nullable String bundle,
        @Nullable String authorization,
        @Nullable Instant authorizedAt,
        @Nullable Long authorizedIn,
        @Nullable String envelope,
        List<Component> components) {

    /** One part of the package, bound to its bytes. */
    record Component(String type, String name, String version, String digest) {}
}
