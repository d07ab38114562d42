/** A witness that other people run on another machine, so that a ledger cannot show two faces. */
@NullMarked
@ApplicationModule(allowedDependencies = {"ledger", "signature"})
package dev.slipway.witness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
