/** The whole history as an event log for process mining, in the words of the procedure and without the name of a person. */
@NullMarked
package dev.slipway.audit.mining;

import org.jspecify.annotations.NullMarked;
