/** The append-only, Merkle-hashed record; knows bytes, types and digests, no releases. */
@NullMarked
@ApplicationModule(allowedDependencies = {"signature", "worm"})
package dev.slipway.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
