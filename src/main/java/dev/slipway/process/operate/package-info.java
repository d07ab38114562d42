/** Phase 6: monitoring and closure. */
@NullMarked
package dev.slipway.process.operate;

import org.jspecify.annotations.NullMarked;
