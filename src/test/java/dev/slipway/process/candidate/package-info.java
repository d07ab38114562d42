/** How a release begins. */
@NullMarked
package dev.slipway.process.candidate;

import org.jspecify.annotations.NullMarked;
