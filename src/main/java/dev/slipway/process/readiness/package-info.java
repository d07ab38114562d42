/** Phase 3: readiness. */
@NullMarked
package dev.slipway.process.readiness;

import org.jspecify.annotations.NullMarked;
