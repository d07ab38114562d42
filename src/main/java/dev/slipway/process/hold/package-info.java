/** Stopping a release from outside its line, and what lifts, rejects or sends back in its tasks. */
@NullMarked
package dev.slipway.process.hold;

import org.jspecify.annotations.NullMarked;
