package dev.slipway.supplychain;

import java.util.List;

/**
 * What a component is made of, as far as Slipway asks.
 *
 * @param format CycloneDX or SPDX with the version of the specification
 * @param parts how many there are inside
 * @param about digests, names and addresses of what it describes
 */
record Sbom(String format, int parts, List<String> about) {

    /** True when it says of itself that it describes the bytes of this digest, {@code sha256:<hex>}. */
    boolean describes(String digest) {
        String hex = digest.substring(digest.indexOf(':') + 1);
        return about.stream().anyMatch(name -> name.contains(hex));
    }

    /** The document is not a bill of materials that can be read; the message says what is wrong. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }
}
