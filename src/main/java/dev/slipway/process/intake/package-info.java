/** How changes and releases are asked for: the change intake, and the routes for programs. */
@NullMarked
package dev.slipway.process.intake;

import org.jspecify.annotations.NullMarked;
