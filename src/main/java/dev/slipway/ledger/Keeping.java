package dev.slipway.ledger;

import java.time.Instant;
import java.util.Set;

/** Says until when something of the ledger must be kept. */
public interface Keeping {

    /** What holds entries about these subjects only. */
    Instant until(Set<String> subjects);

    /** What every later proof needs: tiles of hashes and checkpoints. */
    Instant untilTheLast();
}
