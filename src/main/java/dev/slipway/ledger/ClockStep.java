package dev.slipway.ledger;

import java.time.Duration;

/**
 * A place where the time of the ledger goes back.
 *
 * @param sequence of the entry that is earlier than the one before it
 * @param back by how much
 */
public record ClockStep(long sequence, Duration back) {

    /** Clocks of several nodes differ by less. */
    static final Duration TOLERATED = Duration.ofMinutes(1);
}
