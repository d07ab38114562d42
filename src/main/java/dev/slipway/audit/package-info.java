/** What auditors are given: the ledger's proofs over HTTP, and the check that needs no server. */
@NullMarked
@ApplicationModule(allowedDependencies = {"ledger", "signature"})
package dev.slipway.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
