package dev.slipway.process;

import dev.slipway.rollout.Target;
import java.time.Instant;
import java.util.Optional;

/** When taking a system back was last rehearsed, from the ledger. */
public interface RollbackDrills {

    /** When a drill of the target was last passed; empty while none was. */
    Optional<Instant> lastShown(Target target);
}
