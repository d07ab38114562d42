/** What auditors are given: pages over the ledger, its proofs over HTTP, and the check that needs no server. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"ledger", "signature", "evidence", "release", "approval", "access", "process :: history"
        })
package dev.slipway.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
