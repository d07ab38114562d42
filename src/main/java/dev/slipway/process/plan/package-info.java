/** Phase 1: the deployment plan. */
@NullMarked
package dev.slipway.process.plan;

import org.jspecify.annotations.NullMarked;
