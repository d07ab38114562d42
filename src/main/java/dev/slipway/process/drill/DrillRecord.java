package dev.slipway.process.drill;

import java.time.Instant;

/**
 * One measured drill as the ledger holds it.
 *
 * @param businessKey of the drill's process
 * @param at when it was measured, by the ledger's clock
 * @param result kept, missed or failed, as the table judged it
 * @param closed whether its review is over
 * @param rejected whether the review decided that it does not count
 */
record DrillRecord(String businessKey, Instant at, String result, boolean closed, boolean rejected) {

    private static final String KEPT = "kept";

    /** The way back was shown within the promise, and nobody objected to the drill. */
    boolean passed() {
        return result.equals(KEPT) && !rejected;
    }
}
