/** Releases driven from start to end over HTTP, each task by the login of its role. */
@NullMarked
package dev.slipway.walk;

import org.jspecify.annotations.NullMarked;
