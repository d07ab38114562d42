/** Three-valued facts in, deny reasons out. */
@NullMarked
@ApplicationModule(allowedDependencies = {"release", "approval"})
package dev.slipway.gate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
