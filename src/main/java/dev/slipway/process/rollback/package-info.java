/** The way back. */
@NullMarked
package dev.slipway.process.rollback;

import org.jspecify.annotations.NullMarked;
