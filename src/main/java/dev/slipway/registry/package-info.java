/** The model registry beside the release: which files a registered version has, what it says of itself, who it is called. */
@NullMarked
@ApplicationModule(allowedDependencies = {"release"})
package dev.slipway.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
