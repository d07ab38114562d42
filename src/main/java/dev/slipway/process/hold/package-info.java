/** Stopping a release from outside its line: block, withdrawal, rollback on request. */
@NullMarked
package dev.slipway.process.hold;

import org.jspecify.annotations.NullMarked;
