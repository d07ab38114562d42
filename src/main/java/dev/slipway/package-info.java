/** The application; its packages are the features, and their arrows are checked by {@code ArchitectureTests}. */
@NullMarked
package dev.slipway;

import org.jspecify.annotations.NullMarked;
