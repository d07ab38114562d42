/** What an urgent release left for later. */
@NullMarked
package dev.slipway.process.exception;

import org.jspecify.annotations.NullMarked;
