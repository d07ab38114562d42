package dev.slipway.signature;

import java.util.Set;

/**
 * Where passkeys are enrolled and used.
 *
 * @param id the domain that authenticators bind a passkey to (relying party id)
 * @param origins of the pages that may ask for a signature, such as {@code https://slipway.example}
 */
public record PasskeySite(String id, Set<String> origins) {

    public PasskeySite {
        origins = Set.copyOf(origins);
    }
}
