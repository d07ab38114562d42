package dev.slipway.release;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version in a model registry, from which a component comes.
 *
 * @param name of the registered model
 * @param version of it, as the registry counts
 * @param digest {@code sha256:} and 64 lower-case hex digits over the canonical list of its files
 */
public record RegisteredModel(String name, String version, String digest) {

    static final String RULE = "'models:/NAME/VERSION' with a version number, as the registry knows it";

    private static final Pattern ADDRESS =
            Pattern.compile("models:/([0-9A-Za-z_][0-9A-Za-z_. -]{0,119})/([1-9][0-9]{0,8})");

    public RegisteredModel {
        Digests.require(digest);
    }

    static boolean isAddress(String address) {
        return ADDRESS.matcher(address).matches();
    }

    static Optional<RegisteredModel> of(String address, String digest) {
        Matcher parts = ADDRESS.matcher(address);
        return parts.matches() && Digests.isDigest(digest)
                ? Optional.of(new RegisteredModel(parts.group(1), parts.group(2), digest))
                : Optional.empty();
    }

    /** As the build record writes it. */
    public String address() {
        return "models:/" + name + "/" + version;
    }
}
