package dev.slipway.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One part of a release package, bound to its bytes.
 *
 * @param version the component's own version, which need not be the release's
 * @param digest {@code sha256:} and 64 lower-case hex digits over the bytes at {@code location}
 * @param location where the bytes lie, as the build record names it
 * @param registered the version in the model registry that it comes from; null where it comes from none
 */
public record PackageComponent(
        ComponentType type,
        String name,
        String version,
        String digest,
        URI location,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RegisteredModel registered) {

    public PackageComponent {
        Digests.require(digest);
    }

    /** A component that comes from no registry. */
    public PackageComponent(ComponentType type, String name, String version, String digest, URI location) {
        this(type, name, version, digest, location, null);
    }

    /** What the package's digest says of it. */
    String line() {
        String line = type.id() + " " + name + " " + digest;
        return registered == null ? line : line + " " + registered.address() + " " + registered.digest();
    }
}
