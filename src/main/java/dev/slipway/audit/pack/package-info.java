/** The audit pack: all of one release in one file, that is read and checked without a server. */
@NullMarked
package dev.slipway.audit.pack;

import org.jspecify.annotations.NullMarked;
