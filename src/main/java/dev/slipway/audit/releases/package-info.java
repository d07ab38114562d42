/** Which releases there were, what to look at in them, and what was running when. */
@NullMarked
package dev.slipway.audit.releases;

import org.jspecify.annotations.NullMarked;
