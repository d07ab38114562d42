package dev.slipway.release;

import java.net.URI;

/**
 * One part of a release package, bound to its bytes.
 *
 * @param version the component's own version, which need not be the release's
 * @param digest {@code sha256:} and 64 lower-case hex digits over the bytes at {@code location}
 * @param location where the bytes lie, as the build record names it
 */
public record PackageComponent(ComponentType type, String name, String version, String digest, URI location) {

    public PackageComponent {
        Digests.require(digest);
    }
}
