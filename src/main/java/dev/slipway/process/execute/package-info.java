/** Phase 5: gate, rollout, canary, go-live. */
@NullMarked
package dev.slipway.process.execute;

import org.jspecify.annotations.NullMarked;
