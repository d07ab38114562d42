/** Write-once storage by its ways; each proves at start whether it enforces that. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.slipway.worm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
