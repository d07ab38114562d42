/** Work that people do in production with their own hands, and what two of them and the record say about it. */
@NullMarked
package dev.slipway.process.byhand;

import org.jspecify.annotations.NullMarked;
