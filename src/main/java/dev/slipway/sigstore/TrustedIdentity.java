package dev.slipway.sigstore;

import java.util.regex.Pattern;

/**
 * A person or workflow whose signature counts.
 *
 * @param issuer the login service, exactly
 * @param subject the name, exactly; from {@code ^} to {@code $} it is a pattern for the whole name
 */
public record TrustedIdentity(String issuer, String subject) {

    /** @throws IllegalArgumentException when a part is empty, or looks like a pattern and is none that is anchored */
    public TrustedIdentity {
        if (issuer.isBlank() || subject.isBlank()) {
            throw new IllegalArgumentException("A trusted identity must have an issuer and a subject; one is empty.");
        }
        if (subject.startsWith("^") != subject.endsWith("$")) {
            throw new IllegalArgumentException("The subject '" + subject + "' must be a name, or a pattern from ^ to $;"
                    + " half a pattern would match more than it shows.");
        }
        if (subject.startsWith("^")) {
            Pattern.compile(subject);
        }
    }

    public boolean matches(SigningIdentity identity) {
        return issuer.equals(identity.issuer())
                && (subject.startsWith("^")
                        ? Pattern.matches(subject, identity.subject())
                        : subject.equals(identity.subject()));
    }

    @Override
    public String toString() {
        return subject + " (" + issuer + ")";
    }
}
