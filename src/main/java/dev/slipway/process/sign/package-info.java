/** Signed answers and authorizations, and the keys that sign them. */
@NullMarked
package dev.slipway.process.sign;

import org.jspecify.annotations.NullMarked;
