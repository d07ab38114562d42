/** Conditions of an authorization: put before their owners, and asked for where they are due. */
@NullMarked
package dev.slipway.process.condition;

import org.jspecify.annotations.NullMarked;
