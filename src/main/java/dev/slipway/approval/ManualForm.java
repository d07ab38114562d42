package dev.slipway.approval;

import java.time.Instant;

/**
 * The governance lead's form for a high-risk system that is moved by hand: no canary, no shadow, no automatic rollback.
 * It is a task completed by that role, not yet a cryptographic signature.
 *
 * @param measures what is done instead
 */
public record ManualForm(
        boolean signed, String person, String reason, String measures, Instant validUntil, Instant decidedAt) {

    public boolean validAt(Instant moment) {
        return signed && moment.isBefore(validUntil);
    }

    /** For approvers, as long as it stands. */
    public String inWords() {
        return (signed ? "Signed" : "Refused") + " by the governance lead (" + person + ") on " + decidedAt
                + (signed ? ", valid until " + validUntil : "") + ". Why by hand: " + reason + " Done instead: "
                + measures;
    }
}
