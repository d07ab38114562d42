/** Tables made from the ledger, so that pages over ten years answer at once; they can be made anew at any time. */
@NullMarked
package dev.slipway.audit.index;

import org.jspecify.annotations.NullMarked;
