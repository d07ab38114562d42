/** Documents of a system's version, each by its content digest. */
@NullMarked
@ApplicationModule(allowedDependencies = {"worm"})
package dev.slipway.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
