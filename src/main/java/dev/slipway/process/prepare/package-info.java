/** Phase 2: package and staging. */
@NullMarked
package dev.slipway.process.prepare;

import org.jspecify.annotations.NullMarked;
