/** What holds for every model, decision table and form of the procedure. */
@NullMarked
package dev.slipway.model;

import org.jspecify.annotations.NullMarked;
