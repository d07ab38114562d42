/** The start page: where each role goes, what is under way, what is stuck, what is due. */
@NullMarked
package dev.slipway.process.overview;

import org.jspecify.annotations.NullMarked;
