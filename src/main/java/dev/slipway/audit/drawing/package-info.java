/** Models as pictures that need no script: on paper, in a file without a server, and for readers of screens. */
@NullMarked
package dev.slipway.audit.drawing;

import org.jspecify.annotations.NullMarked;
