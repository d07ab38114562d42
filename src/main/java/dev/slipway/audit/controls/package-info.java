/** Controls: where the procedure implements each, and which releases of a period have their evidence or a gap. */
@NullMarked
package dev.slipway.audit.controls;

import org.jspecify.annotations.NullMarked;
