/** Shows the ledger to others outside, and keeps it from growing while they know more of it than is here. */
@NullMarked
package dev.slipway.process.witness;

import org.jspecify.annotations.NullMarked;
