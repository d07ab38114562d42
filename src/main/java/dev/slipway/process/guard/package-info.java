/**
 * Stands between every caller and the engine: which commands a person may give, whose task it is, and whether the
 * values fit the deployed form.
 */
@NullMarked
package dev.slipway.process.guard;

import org.jspecify.annotations.NullMarked;
