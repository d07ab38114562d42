/** Shadow, shift, observe, promote, abort, restore, and the figures measured meanwhile. */
@NullMarked
@ApplicationModule(allowedDependencies = {"release"})
package dev.slipway.rollout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
