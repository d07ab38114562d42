package dev.slipway.release;

import java.time.Instant;

/**
 * An unlifted block of a release.
 *
 * @param role id of the role that set it, which alone may lift it
 */
public record ReleaseBlock(String id, ReleaseId release, String role, String person, String reason, Instant since) {

    /** Who stopped it, since when and why, as people read it. */
    public String inWords() {
        return "blocked by " + person + " (" + role + ") since " + since + ": " + reason;
    }
}
