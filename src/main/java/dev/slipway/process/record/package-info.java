/** What happens in the engine, written into the ledger in the engine's own transaction. */
@NullMarked
package dev.slipway.process.record;

import org.jspecify.annotations.NullMarked;
