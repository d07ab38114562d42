/** The words of the house: release, package, manifest, tier, role. */
@NullMarked
@ApplicationModule(allowedDependencies = {"evidence", "worm"})
package dev.slipway.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
