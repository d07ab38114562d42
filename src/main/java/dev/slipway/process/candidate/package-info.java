/** How a release begins and ends: the start, the release candidate, the outcome. */
@NullMarked
package dev.slipway.process.candidate;

import org.jspecify.annotations.NullMarked;
