/** People at work in the real Tasklist, in a real browser. */
@NullMarked
package dev.slipway.browser;

import org.jspecify.annotations.NullMarked;
