/** Whether a change modifies the system substantially, and what follows from it. */
@NullMarked
package dev.slipway.process.modification;

import org.jspecify.annotations.NullMarked;
