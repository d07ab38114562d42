/** The rules of the container files, read and not run, and every setting as an environment variable. */
@NullMarked
package dev.slipway.docker;

import org.jspecify.annotations.NullMarked;
