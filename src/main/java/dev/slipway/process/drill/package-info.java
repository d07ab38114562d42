/** The rehearsal of the way back. */
@NullMarked
package dev.slipway.process.drill;

import org.jspecify.annotations.NullMarked;
