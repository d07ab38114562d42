/** The ledger's mirrors: which there are, how far they are, and what the gate and the closing ask of them. */
@NullMarked
@NamedInterface("mirror")
package dev.slipway.process.mirror;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
