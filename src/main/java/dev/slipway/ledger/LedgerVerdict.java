package dev.slipway.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What a check of the ledger found.
 *
 * @param entries how many entries, from the first on, agree with each other
 * @param root the RFC 6962 root of these, lower-case hex
 * @param flaw the first disagreement, or null
 */
public record LedgerVerdict(
        long entries, String root, @Nullable Flaw flaw) {

    /** Where the ledger first disagrees with itself, and how. */
    public record Flaw(long sequence, String reason) {}

    public boolean sound() {
        return flaw == null;
    }
}
