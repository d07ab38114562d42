/** Starts by programs, over HTTP. */
@NullMarked
package dev.slipway.process.intake;

import org.jspecify.annotations.NullMarked;
