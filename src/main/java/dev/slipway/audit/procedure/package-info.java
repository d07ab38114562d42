/** The procedure itself: who approved it, what was deployed when and by whom, what changed, and what ran under it. */
@NullMarked
package dev.slipway.audit.procedure;

import org.jspecify.annotations.NullMarked;
