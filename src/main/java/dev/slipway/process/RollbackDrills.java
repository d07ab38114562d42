package dev.slipway.process;

import java.time.Instant;
import java.util.Optional;

/** When taking a system back was last rehearsed, from the ledger. */
public interface RollbackDrills {

    /** Empty while no drill of the system was completed. */
    Optional<Instant> lastCompleted(String system);
}
