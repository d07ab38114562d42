/** Validation of exactly the packaged version before production. */
@NullMarked
@ApplicationModule(allowedDependencies = {"release"})
package dev.slipway.staging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
