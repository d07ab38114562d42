/** Phase 4: approvals and authorization. */
@NullMarked
package dev.slipway.process.approve;

import org.jspecify.annotations.NullMarked;
