/** Real services for tests, whose conduct a test decides. */
@NullMarked
package dev.slipway.release;

import org.jspecify.annotations.NullMarked;
