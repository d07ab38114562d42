/** How CI hands in evidence: checks, the store, the entry in the ledger, and what may be read back. */
@NullMarked
package dev.slipway.process.handin;

import org.jspecify.annotations.NullMarked;
