/** What the steps note in the model registry. */
@NullMarked
package dev.slipway.process.registry;

import org.jspecify.annotations.NullMarked;
