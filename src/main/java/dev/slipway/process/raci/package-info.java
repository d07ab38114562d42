/** The page that shows who is responsible for what, as the deployed models say. */
@NullMarked
package dev.slipway.process.raci;

import org.jspecify.annotations.NullMarked;
