package dev.slipway.signature;

import java.util.List;

/**
 * What came of holding an envelope's signatures against keys.
 *
 * @param signedBy keys that signed it, each once
 * @param unknown fingerprints of signatures whose key was not given
 * @param broken fingerprints of signatures that are not their key's over these bytes, or a key's second one
 */
public record EnvelopeCheck(List<TrustedKey> signedBy, List<String> unknown, List<String> broken) {

    public EnvelopeCheck {
        signedBy = List.copyOf(signedBy);
        unknown = List.copyOf(unknown);
        broken = List.copyOf(broken);
    }

    /** Every signature is one of a key that was given. */
    public boolean whole() {
        return !signedBy.isEmpty() && unknown.isEmpty() && broken.isEmpty();
    }

    public boolean signedBy(String fingerprint) {
        return signedBy.stream().anyMatch(key -> key.fingerprint().equals(fingerprint));
    }
}
